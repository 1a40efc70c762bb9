const LONGEST = 300;

type Fields = Record<string, unknown>;

/**
 * The last error that a function logged, in one line: of structured logs, which have a `level` and a
 * `message` as in Lambda's own JSON format, with the message of the error that is written out in it.
 */
export function loggedError(lines: string[]): string | undefined {
  const entry = lines
    .map(fieldsOf)
    .findLast((fields) => /^(error|fatal)$/i.test(String(fields?.level)));
  if (!entry) return undefined;
  const parts = [entry.message, entry.errorMessage, ...Object.values(entry).map(messageOf)];
  const said = new Set(parts.filter((part) => typeof part === "string" && part !== ""));
  return [...said].join(": ").replace(/\s+/g, " ").slice(0, LONGEST) || undefined;
}

function fieldsOf(line: string): Fields | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as Fields;
  } catch {
    return undefined;
  }
}

/** The message of an error that was made JSON. */
function messageOf(value: unknown): unknown {
  const { message, stack } = (value ?? {}) as Fields;
  return typeof stack === "string" ? message : undefined;
}
