/** What an event's data says, as text: data is whatever the sender found worth telling. */

/** Any value of JSON as text; nothing for none. An object may hold a `toString` that is none. */
export const textOf = (value: unknown): string =>
  typeof value === "string"
    ? value
    : value === undefined || value === null
      ? ""
      : JSON.stringify(value);

/** The beginning of a text, without half a character at its end, which the table does not take. */
export const startOf = (text: string, most: number): string => text.slice(0, most).toWellFormed();
