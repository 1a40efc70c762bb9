import type { EventType } from "@luna/contracts/events/event-types";
import { describe, expect, it } from "vitest";
import { phase, signalsOf, type Told } from "./testing/signals-of.ts";

const acts = (seconds: number[], type: EventType = "click", target = "button:next"): Told[] =>
  seconds.map((second) => [second, type, { target }]);
const inOrder = (...events: Told[]): Told[] => events.sort(([a], [b]) => a - b);
const other: Told = [0.5, "click", { target: "button:other" }];

describe("repeated_action", () => {
  it.each<[string, Told[], number]>([
    ["4 clicks within 1 s", acts([0, 0.3, 0.6, 1]), 1],
    ["3 clicks", acts([0, 0.1, 0.2]), 0],
    ["4 clicks within 1 s and others between", inOrder(...acts([0, 0.3, 0.6, 1]), other), 1],
    [
      "4 clicks in more than 1 s and others between",
      inOrder(...acts([0, 0.3, 0.6, 1.001]), other),
      0,
    ],
    ["4 clicks within 10 s", acts([0, 3, 6, 10]), 1],
    ["4 clicks in more than 10 s", acts([0, 3, 6, 10.001]), 0],
    ["an installer event between", inOrder(...acts([0, 3, 6, 9]), [7, "luna_launched"]), 0],
    ["a task event between", inOrder(...acts([0, 3, 6, 9]), [7, "task_rated"]), 0],
    [
      "activity, trouble and telemetry between",
      inOrder(...acts([0, 3, 6, 9]), [1, "scroll"], [4, "crash"], [5, "heartbeat"], [7, "input"]),
      1,
    ],
    ["submits", acts([0, 3, 6, 9], "form_submit"), 1],
    ["retries", acts([0, 3, 6, 9], "retry"), 1],
    ["undos", acts([0, 3, 6, 9], "undo"), 1],
    ["navigations", acts([0, 3, 6, 9], "navigation"), 0],
    ["scrolling", acts([0, 0.1, 0.2, 0.3, 0.4], "scroll"), 0],
    ["typing", acts([0, 0.1, 0.2, 0.3, 0.4], "input"), 0],
    ["telemetry", acts([0, 0.1, 0.2, 0.3, 0.4], "install_progress"), 0],
    [
      "another type on the same target",
      inOrder(...acts([0, 0.2, 0.4]), ...acts([0.6], "retry")),
      0,
    ],
    [
      "another target each time",
      acts([0, 1, 2, 3]).map(([at, type], n) => [at, type, { target: `${n}` }]),
      0,
    ],
    ["no target", [0, 0.1, 0.2, 0.3].map((second) => [second, "click"]), 0],
    [
      "the same name in another source",
      [0, 0.1, 0.2, 0.3].map((at, n) => [
        at,
        "click",
        { target: "a", source: n % 2 ? "app" : "portal" },
      ]),
      0,
    ],
  ])("of %s", (_what, events, count) => {
    expect(signalsOf("repeated_action", events)).toHaveLength(count);
  });

  it("fires once an episode, which grows, and again 60 s after it ceased", () => {
    const first = acts([0, 0.1, 0.2, 0.3]);
    // the first of four leaves the window at 10 s
    expect(signalsOf("repeated_action", [...first, ...acts([69, 69.1, 69.2, 69.3])])).toEqual([
      ["repeated_action.none.app-1", [1, 2, 3, 4, 5, 6, 7, 8]],
    ]);
    expect(signalsOf("repeated_action", [...first, ...acts([70, 70.1, 70.2, 70.3])])).toEqual([
      ["repeated_action.none.app-1", [1, 2, 3, 4]],
      ["repeated_action.none.app-5", [5, 6, 7, 8]],
    ]);
  });

  it("leaves the pause of a resumed session out", () => {
    const events = acts([0, 3, 1003, 1006]);
    expect(signalsOf("repeated_action", events)).toEqual([]);
    const phases = [phase(0, 4), phase(1002)];
    expect(signalsOf("repeated_action", events, { phases })).toHaveLength(1);
  });
});
