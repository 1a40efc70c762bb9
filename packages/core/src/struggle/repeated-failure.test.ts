import { describe, expect, it } from "vitest";
import { phase, signalsOf, type Told } from "./testing/signals-of.ts";

const failed = (second: number, task: string, source = "app"): Told => [
  second,
  "task_completed",
  { task, source, data: { success: false } },
];
const done = (second: number, task: string, source = "app"): Told => [
  second,
  "task_completed",
  { task, source },
];
const abandoned = (second: number, task: string): Told => [second, "task_abandoned", { task }];
const retries = (task: string, ...seconds: number[]): Told[] =>
  seconds.map((second) => [second, "retry", { task }]);
const [download, install, launch] = ["download-process", "installation", "first-launch"] as const;

describe("repeated_failure", () => {
  it.each<[string, Told[], number]>([
    ["2 failed tasks within 5 minutes", [failed(0, download), failed(300, install)], 1],
    ["2 failed tasks in more than 5 minutes", [failed(0, download), failed(300.001, install)], 0],
    ["a failed and an abandoned task", [failed(0, download), abandoned(9, install)], 1],
    ["a failed and a completed task", [failed(0, download), done(9, install)], 0],
    ["one task failed by two sources", [failed(0, download), failed(1, download, "portal")], 0],
    [
      "a task that a higher source calls done",
      [failed(0, download), done(1, download, "staff"), failed(9, install)],
      0,
    ],
    [
      "a task that a lower source calls done",
      [failed(0, download, "staff"), done(1, download), failed(9, install)],
      1,
    ],
    ["a task that the study does not know", [failed(0, "else"), failed(9, install)], 0],
    ["3 retries in a task", retries(install, 0, 200, 1000), 1],
    ["2 retries in a task", retries(install, 0, 1), 0],
    ["3 retries in two tasks", [...retries(install, 0, 1), ...retries(launch, 2)], 0],
    ["retries in no task", [0, 1, 2].map((second) => [second, "retry"]), 0],
  ])("of %s", (_what, events, count) => {
    expect(signalsOf("repeated_failure", events)).toHaveLength(count);
  });

  it("fires again in the next task, by what fails there", () => {
    const events = [failed(0, download), failed(60, install), failed(90, launch)];
    expect(signalsOf("repeated_failure", events)).toEqual([
      ["repeated_failure.installation.app-1", [1, 2]],
      ["repeated_failure.first-launch.app-3", [3]],
    ]);
  });

  it("is one signal for all retries of a task", () => {
    expect(signalsOf("repeated_failure", retries(install, 0, 1, 2, 500, 900))).toEqual([
      ["repeated_failure.installation.app-1", [1, 2, 3, 4, 5]],
    ]);
  });

  it("leaves out retries that answer trouble the task is about", () => {
    const events: Told[] = [
      [0, "task_started", { task: "network-issue" }],
      [1, "error", { data: { message: "x", code: "ECONNRESET", severity: "error" } }],
      ...retries("network-issue", 2, 15, 30),
    ];
    const given = { scenarioType: "problem-recovery" } as const;
    expect(signalsOf("repeated_failure", events, given)).toEqual([]);
    const unexpected = events.filter(([, type]) => type !== "error");
    expect(signalsOf("repeated_failure", unexpected, given)).toHaveLength(1);
  });

  it("leaves the pause of a resumed session out", () => {
    const events = [failed(0, download), failed(4000, install)];
    expect(signalsOf("repeated_failure", events)).toEqual([]);
    const phases = [phase(0, 100), phase(3900)];
    expect(signalsOf("repeated_failure", events, { phases })).toHaveLength(1);
  });
});
