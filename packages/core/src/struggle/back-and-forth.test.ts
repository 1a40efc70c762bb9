import { describe, expect, it } from "vitest";
import { phase, signalsOf, type Told } from "./testing/signals-of.ts";

const enters = (second: number, target?: string, source = "app"): Told => [
  second,
  "navigation",
  { source, ...(target && { target }) },
];
const path = (...entered: [second: number, target: string][]): Told[] =>
  entered.map(([second, target]) => enters(second, target));

describe("back_and_forth", () => {
  it.each<[string, Told[], number]>([
    ["3 times within 60 s", path([0, "a"], [10, "b"], [20, "a"], [30, "c"], [60, "a"]), 1],
    ["3 times in more than 60 s", path([0, "a"], [10, "b"], [20, "a"], [60.001, "a"]), 0],
    ["2 times", path([0, "a"], [10, "b"], [20, "a"]), 0],
    ["3 places", path([0, "a"], [10, "b"], [20, "c"]), 0],
    ["two sources", [enters(0, "a"), enters(1, "a", "portal"), enters(2, "a")], 0],
    ["no place named", [enters(0), enters(1), enters(2)], 0],
    ["clicks", [0, 20, 40].map((second) => [second, "click", { target: "a" }]), 0],
    ["scrolling", [0, 1, 2, 3].map((second) => [second, "scroll", { target: "a" }]), 0],
  ])("of %s", (_what, events, count) => {
    expect(signalsOf("back_and_forth", events)).toHaveLength(count);
  });

  it("fires once an episode, and again 60 s after it ceased", () => {
    const circles = (at: number) => path([at, "a"], [at + 1, "a"], [at + 2, "a"]);
    // the first of three leaves the window at 60 s
    expect(signalsOf("back_and_forth", [...circles(0), ...circles(117)])).toEqual([
      ["back_and_forth.none.app-1", [1, 2, 3, 4, 5, 6]],
    ]);
    expect(signalsOf("back_and_forth", [...circles(0), ...circles(118)])).toEqual([
      ["back_and_forth.none.app-1", [1, 2, 3]],
      ["back_and_forth.none.app-4", [4, 5, 6]],
    ]);
  });

  it("leaves the pause of a resumed session out", () => {
    const events = path([0, "a"], [10, "a"], [1000, "a"]);
    expect(signalsOf("back_and_forth", events)).toEqual([]);
    const phases = [phase(0, 20), phase(990)];
    expect(signalsOf("back_and_forth", events, { phases })).toHaveLength(1);
  });
});
