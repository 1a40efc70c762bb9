import { describe, expect, it } from "vitest";
import { phase, signalsOf, type Told } from "./testing/signals-of.ts";

const task = "initial-setup";
const starts: Told = [0, "task_started", { task }];
const ended = (second: number): Told => [second, "task_completed", { task }];
const begins = (second: number): Told => [second, "task_started", { task: "first-automation" }];
const clicks = (...seconds: number[]): Told[] => seconds.map((second) => [second, "click"]);
const usual = (seconds: number, sessions = 5) => ({
  usualPauses: { [task]: { seconds, sessions } },
});

describe("hesitation", () => {
  it.each<[string, number, Told[], number]>([
    ["more than 30 s where 10 s are usual", 10, [starts, ...clicks(1, 31.001)], 1],
    ["30 s where 10 s are usual", 10, [starts, ...clicks(1, 31)], 0],
    ["more than 30 s where 2 s are usual", 2, [starts, ...clicks(1, 31.001)], 1],
    ["20 s where 2 s are usual", 2, [starts, ...clicks(1, 21)], 0],
    ["60 s where 20 s are usual", 20, [starts, ...clicks(1, 61)], 0],
    ["more than 60 s where 20 s are usual", 20, [starts, ...clicks(1, 61.001)], 1],
    ["a pause since the task began", 10, [starts, ...clicks(31)], 1],
    ["a pause from before the task", 10, [[-60, "click"], starts, ...clicks(5)], 0],
    ["a pause while no task runs", 10, clicks(1, 100), 0],
    ["telemetry in the pause", 10, [starts, ...clicks(1), [20, "heartbeat"], ...clicks(40)], 1],
    ["activity in the pause", 10, [starts, ...clicks(1), [20, "scroll"], ...clicks(40)], 0],
    ["a pause that activity ends", 10, [starts, ...clicks(1), [40, "input"]], 1],
    ["a pause that the task's end ends", 10, [starts, ...clicks(1), ended(40)], 1],
    ["a pause after the task", 10, [starts, ...clicks(1), ended(20), ...clicks(90)], 0],
    ["a pause until the next task", 10, [starts, ...clicks(1), begins(40), ...clicks(60)], 1],
    ["a pause that nothing ends", 10, [starts, ...clicks(1), [90, "heartbeat"]], 0],
    [
      "an installation in the pause",
      10,
      [starts, ...clicks(1), [2, "install_started"], [90, "install_completed"], ...clicks(95)],
      0,
    ],
    [
      "a pause after the installation",
      10,
      [starts, ...clicks(1), [2, "install_started"], [90, "install_completed"], ...clicks(121)],
      1,
    ],
    [
      "an act during provisioning",
      10,
      [starts, ...clicks(1), [2, "vm_provisioning"], ...clicks(60)],
      0,
    ],
  ])("of %s", (_what, usualSeconds, events, count) => {
    expect(signalsOf("hesitation", events, usual(usualSeconds))).toHaveLength(count);
  });

  it("rests without a usual pause of enough past sessions", () => {
    const events = [starts, ...clicks(1, 300)];
    expect(signalsOf("hesitation", events)).toEqual([]);
    expect(signalsOf("hesitation", events, usual(10, 4))).toEqual([]);
    expect(signalsOf("hesitation", events, usual(10, 5))).toEqual([
      [`hesitation.${task}.app-2`, [2, 3]],
    ]);
  });

  it("fires again when 60 s have gone by since", () => {
    expect(signalsOf("hesitation", [starts, ...clicks(1, 40, 99)], usual(10))).toHaveLength(1);
    expect(signalsOf("hesitation", [starts, ...clicks(1, 40, 100)], usual(10))).toHaveLength(2);
  });

  it("leaves the pause of a resumed session out", () => {
    const given = { ...usual(10), phases: [phase(0, 10), phase(990)] };
    expect(signalsOf("hesitation", [starts, ...clicks(1, 1000)], given)).toEqual([]);
    expect(signalsOf("hesitation", [starts, ...clicks(1, 1012)], given)).toHaveLength(1);
  });
});
