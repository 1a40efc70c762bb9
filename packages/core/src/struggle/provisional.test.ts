import { describe, expect, it } from "vitest";
import { signalsOf, strugglesOf, type Told } from "./testing/signals-of.ts";

const look = (second: number): Told => [second, "long_pause", { source: "clock" }];
const task = "installation";
const usualPauses = { [task]: { seconds: 20, sessions: 5 } };
const statesOf = (events: readonly Told[], given = {}) =>
  strugglesOf(events, given).map(({ rule, state }) => [rule, state]);

describe("a look of the clock", () => {
  it("finds a task over its limit, which the next event confirms", () => {
    const begun: Told[] = [[0, "task_started", { task }]];
    expect(statesOf([...begun, look(599)])).toEqual([]);
    expect(statesOf([...begun, look(600)])).toEqual([]);
    expect(statesOf([...begun, look(601)])).toEqual([["long_task", "provisional"]]);
    expect(statesOf([...begun, look(601), look(660)])).toEqual([["long_task", "provisional"]]);
    expect(statesOf([...begun, look(601), [640, "heartbeat"]])).toEqual([
      ["long_task", "confirmed"],
    ]);
  });

  it("finds none where late events show that the task had ended", () => {
    const late: Told[] = [
      [0, "task_started", { task }],
      [500, "task_completed", { task }],
    ];
    expect(statesOf([...late, look(601)])).toEqual([]);
  });

  it("leaves out the time in which the machine worked", () => {
    const worked: Told[] = [
      [0, "task_started", { task }],
      [10, "install_started"],
      [200, "install_completed"],
    ];
    expect(signalsOf("long_task", [...worked, look(700)])).toEqual([]);
    expect(signalsOf("long_task", [...worked, look(791)])).toHaveLength(1);
  });

  it("finds a hesitation before it ends, with the key that its end would give", () => {
    const begun: Told[] = [
      [0, "task_started", { task }],
      [10, "click", { target: "a" }],
    ];
    expect(statesOf([...begun, look(70)], { usualPauses })).toEqual([]);
    const open = strugglesOf([...begun, look(71)], { usualPauses });
    expect(open.map(({ rule, state }) => [rule, state])).toEqual([["hesitation", "provisional"]]);
    const ended: Told[] = [...begun, look(71), [80, "click", { target: "b" }]];
    const closed = strugglesOf(ended, { usualPauses });
    expect(closed.map(({ rule, state, key }) => [rule, state, key])).toEqual([
      ["hesitation", "confirmed", open[0]!.key],
    ]);
    expect(closed[0]!.evidence).toEqual([
      { source: "app", seqs: [2, 3] },
      { source: "clock", seqs: [1] },
    ]);
  });

  it("takes a hesitation back that turns out as the machine's work", () => {
    const events: Told[] = [[0, "task_started", { task }], look(71), [75, "install_started"]];
    expect(statesOf(events, { usualPauses })).toEqual([["hesitation", "retracted"]]);
  });

  it("finds inactivity, which two quick acts confirm and two slow ones do not", () => {
    const quiet: Told[] = [[0, "click", { target: "a" }], look(121)];
    expect(statesOf([[0, "click"], look(120)])).toEqual([]);
    expect(statesOf(quiet)).toEqual([["inactivity_burst", "provisional"]]);
    expect(statesOf([...quiet, [130, "scroll"]])).toEqual([["inactivity_burst", "provisional"]]);
    const first: Told[] = [...quiet, [130, "click", { target: "b" }]];
    expect(statesOf(first)).toEqual([["inactivity_burst", "provisional"]]);
    expect(statesOf([...first, [134, "click", { target: "c" }]])).toEqual([
      ["inactivity_burst", "confirmed"],
    ]);
    expect(statesOf([...first, [135, "click", { target: "c" }]])).toEqual([
      ["inactivity_burst", "retracted"],
    ]);
  });
});
