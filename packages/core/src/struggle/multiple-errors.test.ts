import type { EventType } from "@luna/contracts/events/event-types";
import { luna } from "@luna/contracts/study/luna";
import { describe, expect, it } from "vitest";
import type { Chunk } from "../event/chunk.ts";
import { foldAll } from "../fold/fold.ts";

const start = Date.parse("2026-11-23T09:00:00Z");

type Told = [
  second: number,
  type: EventType,
  given?: { task?: string; data?: Record<string, unknown> },
];

/** Keys and numbers of the evidence of the signals that a run of events brings. */
function signalsOf(events: Told[], scenarioType: "first-time" | "problem-recovery" = "first-time") {
  const chunk: Chunk = {
    sessionId: "ses_01J00000000000000000000001",
    source: "app",
    receivedAt: new Date(start).toISOString(),
    ignored: [],
    events: events.map(([second, type, given], index) => ({
      seq: index + 1,
      type,
      at: new Date(start + second * 1000).toISOString(),
      ...given,
    })),
  };
  const facts = { sessionId: chunk.sessionId, scenarioType, study: luna };
  return foldAll(facts, [chunk]).struggles.map(({ key, evidence }) => [key, evidence[0]?.seqs]);
}

const error = (second: number, severity = "error"): Told => [
  second,
  "error",
  { data: { message: "x", severity } },
];
const clicks = (from: number, count: number): Told[] =>
  Array.from({ length: count }, (_, index) => [from + index, "click"]);

describe("multiple_errors", () => {
  it.each([
    ["3 within 60 s", [error(0), error(30), error(60)], 1],
    ["2", [error(0), error(30)], 0],
    ["3 in more than 60 s with acts between", [error(0), ...clicks(1, 9), error(50), error(61)], 0],
    [
      "3 among the last 10 acts however far apart",
      [error(0), ...clicks(1, 7), error(100), error(200)],
      1,
    ],
    ["warnings", [error(0, "warning"), error(1, "info"), error(2, "warning")], 0],
    [
      "crash, rejection and failed installation",
      [
        [0, "crash"],
        [1, "unhandled_rejection"],
        [2, "install_failed"],
      ] as Told[],
      1,
    ],
    [
      "telemetry between",
      [error(0), [1, "heartbeat"], error(2), [3, "download_progress"], error(4)] as Told[],
      1,
    ],
  ] as [string, Told[], number][])("of %s", (_what, events, count) => {
    expect(signalsOf(events)).toHaveLength(count);
  });

  it("fires once an episode, which grows", () => {
    expect(signalsOf([error(0), error(1), error(2), error(3), error(40)])).toEqual([
      ["multiple_errors.none.app-1", [1, 2, 3, 4, 5]],
    ]);
  });

  it("fires again when it was quiet for 60 s after the condition ceased", () => {
    const burst = (at: number): Told[] => [error(at), error(at + 1), error(at + 2)];
    // the window empties at 60 s, ten clicks push the errors out of the last acts
    const quiet = clicks(10, 10);
    expect(signalsOf([...burst(0), ...quiet, ...burst(90)])).toHaveLength(1);
    expect(signalsOf([...burst(0), ...quiet, ...burst(130)])).toHaveLength(2);
  });

  it("fires again in the next task, by what goes wrong there", () => {
    const events: Told[] = [
      [0, "task_started", { task: "download-process" }],
      error(1),
      error(2),
      error(3),
      [4, "task_started", { task: "installation" }],
      error(5),
    ];
    expect(signalsOf(events)).toEqual([
      ["multiple_errors.download-process.app-2", [2, 3, 4]],
      ["multiple_errors.installation.app-6", [6]],
    ]);
  });

  it("leaves out trouble that the task is about", () => {
    const crashes: Told[] = [
      [1, "crash"],
      [2, "crash"],
      [3, "crash"],
    ];
    const inTask = (task: string): Told[] => [[0, "task_started", { task }], ...crashes];
    expect(signalsOf(inTask("app-recovery"), "problem-recovery")).toEqual([]);
    expect(signalsOf(inTask("find-help"), "problem-recovery")).toHaveLength(1);
  });
});
