import { expect, it } from "vitest";
import { brokenLinks } from "./broken-links.ts";

const link = (number: number, previousHash: string, hash: string, at = "2026-11-25T10:00:00Z") => ({
  at,
  number,
  previousHash,
  hash,
});

it("finds a link that does not say the hash of the one before", () => {
  expect(brokenLinks([link(3, "b", "c"), link(2, "a", "b"), link(1, "0", "a")])).toEqual([]);
  expect(brokenLinks([link(3, "x", "c"), link(2, "a", "b")])).toEqual(["2026-11-25 #3"]);
});

it("says nothing of what it cannot see: the next day's first link, a gap, an entry not linked yet", () => {
  expect(
    brokenLinks([
      { at: "2026-11-26T00:00:02Z" },
      link(1, "z", "d", "2026-11-26T00:00:01Z"),
      link(5, "q", "e"),
      link(3, "b", "c"),
    ]),
  ).toEqual([]);
});
