import { expect, it } from "vitest";
import { loggedError } from "./logged-error.ts";

const line = (fields: object) => JSON.stringify(fields);
const error = { name: "TypeError", message: "x is not\n a function", stack: "TypeError: x\n at y" };

it.each([
  ["nothing was logged", [], undefined],
  ["only text was", ["error: it broke", "{ no JSON", "null"], undefined],
  ["nothing was an error", [line({ level: "info", message: "fine" })], undefined],
  [
    "an error was written out",
    [line({ level: "error", message: "unexpected error", requestId: "1", error })],
    "unexpected error: x is not a function",
  ],
  [
    "the message is the error's own",
    [line({ level: "error", message: "down", error: { ...error, message: "down" } })],
    "down",
  ],
  [
    "Lambda wrote it",
    [line({ level: "ERROR", message: "failed", errorMessage: "no such key", stackTrace: [] })],
    "failed: no such key",
  ],
  [
    "there were several",
    [
      line({ level: "error", message: "first" }),
      line({ level: "fatal", message: "last" }),
      line({ level: "warn", message: "after" }),
    ],
    "last",
  ],
])("tells the last error: %s", (_case, lines, expected) => {
  expect(loggedError(lines)).toBe(expected);
});

it("is short where the message is long", () => {
  expect(loggedError([line({ level: "error", message: "x".repeat(1000) })])).toHaveLength(300);
});
