import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";

describe("the demo's arguments", () => {
  it.each([
    [["--foo"], "Unknown option '--foo'."],
    [["extra"], "Unexpected argument 'extra'."],
    [["--people", "-3"], "--people takes a whole number from 1."],
    [["--people=-3"], "--people takes a whole number from 1."],
    [["--people", "many"], "--people takes a whole number from 1."],
    [["--people", "5", "--days"], "--days takes a whole number from 1."],
    [["--people", "5", "--seed", "1.5"], "--seed takes a whole number from 1."],
    [["--stack"], "--stack takes the path of a stack.json."],
    [["--help=me"], "Option '-h, --help' does not take an argument."],
    [["--reports", "out"], "--seed and --reports are those of a study: say --people or --days."],
  ])("say in a sentence what is wrong with %j", (args, message) => {
    expect(() => readArguments(args)).toThrow(
      expect.objectContaining({ name: "UsageError", message }),
    );
  });

  it("mean a day, unless people or days are given", () => {
    expect(readArguments([])).toMatchObject({ plan: undefined, stack: undefined });
    expect(readArguments(["--stack", "here/stack.json"])).toMatchObject({
      plan: undefined,
      stack: "here/stack.json",
    });
    expect(readArguments(["--people", "5", "--reports", "out"])).toMatchObject({
      plan: { people: 5, days: 30, seed: 7 },
      reports: "out",
    });
  });
});
