/** Structured logs: one JSON line an entry, with the request id; never personal data. */
import type { Log } from "@luna/core/context";

export function createLog(requestId: string): Log {
  const write =
    (level: "info" | "warn" | "error") =>
    (message: string, fields: Record<string, unknown> = {}) => {
      console[level](JSON.stringify({ level, message, requestId, ...readable(fields) }));
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

/** Errors whole, with their causes, which JSON would leave out. */
function readable(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? describe(value) : value,
    ]),
  );
}

function describe(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: describe(error.cause) }),
  };
}
