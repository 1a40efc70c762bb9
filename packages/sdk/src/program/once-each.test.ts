import { expect, it } from "vitest";
import { onceEach } from "./once-each.ts";

it("knows the last ids again, and forgets older ones", () => {
  const isNew = onceEach(2);
  expect(["a", "a", "b", "a", "c", "b", "a"].map(isNew)).toEqual([
    ...[true, false, true, false, true, false, true],
  ]);
});
