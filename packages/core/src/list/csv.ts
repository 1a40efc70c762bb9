/** Comma-separated values, RFC 4180, that a spreadsheet shows and never runs. */

/** How a column is called, and where its value lies in a row. */
export interface Column {
  /** The path with dots between its parts. */
  name: string;
  path: readonly string[];
}

/**
 * A header and a line for each row, ended by CRLF. Lists of plain values are joined by `; `, other
 * lists and objects stand as JSON, what is absent is empty.
 */
export function csvText(columns: readonly Column[], rows: readonly unknown[]): string {
  const lines = [
    columns.map(({ name }) => quoted(inert(name))),
    ...rows.map((row) => columns.map(({ path }) => cell(valueAt(row, path)))),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

const valueAt = (row: unknown, path: readonly string[]): unknown =>
  path.reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], row);

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  // a negative number is a number, a text that begins with a minus may be a formula
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return quoted(inert(textOf(value)));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== "object"))
    return value.join("; ");
  return JSON.stringify(value);
}

/** What spreadsheets take for the start of a formula, full-width forms and what they skip before it included. */
const formula = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** With an apostrophe before it a spreadsheet shows the text as it is. */
const inert = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",;\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
