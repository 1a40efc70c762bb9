import { describe, expect, it } from "vitest";
import { signalsOf, type Told } from "./testing/signals-of.ts";

const starts = (second: number, task: string): Told => [second, "task_started", { task }];
const helps = (...seconds: number[]): Told[] => seconds.map((second) => [second, "help_requested"]);

describe("help_seeking", () => {
  it.each<[string, Told[], number]>([
    ["2 times in a task", [starts(0, "installation"), ...helps(1, 500)], 1],
    ["once in a task", [starts(0, "installation"), ...helps(1)], 0],
    [
      "once in each of two tasks",
      [starts(0, "installation"), ...helps(1), starts(2, "first-launch"), ...helps(3)],
      0,
    ],
    ["no task", helps(0, 1, 2), 0],
  ])("of %s", (_what, events, count) => {
    expect(signalsOf("help_seeking", events)).toHaveLength(count);
  });

  it("is one signal in a task, however often, and another in the next", () => {
    const events = [
      starts(0, "installation"),
      ...helps(1, 2, 400),
      starts(500, "first-launch"),
      ...helps(501, 502),
    ];
    expect(signalsOf("help_seeking", events)).toEqual([
      ["help_seeking.installation.app-2", [2, 3, 4]],
      ["help_seeking.first-launch.app-6", [6, 7]],
    ]);
  });

  it("leaves out tasks that are about help", () => {
    const inTask = (task: string) =>
      signalsOf("help_seeking", [starts(0, task), ...helps(1, 2, 3)], {
        scenarioType: "problem-recovery",
      });
    expect(inTask("find-help")).toEqual([]);
    expect(inTask("contact-support")).toEqual([]);
    expect(inTask("network-issue")).toHaveLength(1);
  });
});
