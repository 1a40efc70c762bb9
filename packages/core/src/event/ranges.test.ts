import { describe, expect, it } from "vitest";
import { covers, gapsIn, lastOf, rangesOf, union } from "./ranges.ts";

describe("ranges of sequence numbers", () => {
  it("join what touches or overlaps", () => {
    expect(union([[1, 3]], [[4, 6]])).toEqual([[1, 6]]);
    expect(union([[5, 9]], [[1, 6]])).toEqual([[1, 9]]);
    expect(union([[1, 9]], [[3, 4]])).toEqual([[1, 9]]);
    expect(union([[1, 2]], [[4, 6]])).toEqual([
      [1, 2],
      [4, 6],
    ]);
  });

  it("come from numbers in any order", () => {
    expect(rangesOf([5, 1, 2, 9, 6, 2])).toEqual([
      [1, 2],
      [5, 6],
      [9, 9],
    ]);
  });

  it("know their gaps from 1 on", () => {
    expect(
      gapsIn([
        [3, 4],
        [7, 7],
      ]),
    ).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(gapsIn([[1, 4]])).toEqual([]);
    expect(gapsIn([])).toEqual([]);
  });

  it("know their last number and what they cover", () => {
    expect(lastOf([])).toBe(0);
    expect(
      lastOf([
        [1, 2],
        [5, 9],
      ]),
    ).toBe(9);
    expect(
      covers(
        [
          [1, 2],
          [5, 9],
        ],
        5,
      ),
    ).toBe(true);
    expect(
      covers(
        [
          [1, 2],
          [5, 9],
        ],
        4,
      ),
    ).toBe(false);
  });
});
