import { expect, it } from "vitest";
import { stageOf, UsageError } from "./build-arguments.ts";

it.each([
  [[], "local"],
  [["--stage", "production"], "production"],
  [["--stage=production"], "production"],
])("%j is the stage %s", (args, stage) => {
  expect(stageOf(args)).toBe(stage);
});

it.each([
  ["--x", "Unknown option '--x'"],
  ["production", "Unexpected argument 'production'"],
  ["--stage production more", "Unexpected argument 'more'"],
  ["--stage", "Option '--stage <value>' argument missing"],
  ["--stage --x", "Option '--stage' argument is ambiguous"],
  ["--stage=", "Option '--stage <value>' is empty"],
])("refuses %s in one line that says what it takes", (text, sentence) => {
  const read = () => stageOf(text.split(" "));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(sentence);
  expect(read).toThrow(/^[^\n]+\. Usage: npm run build -- \[--stage <name>\]$/);
});
