import { describe, expect, it } from "vitest";
import { momentsOf } from "./moments.ts";
import { seqOf } from "./seq.ts";

describe("seqOf", () => {
  it("gives the mean beside the average of the field, within 1 and 7", () => {
    expect(seqOf(momentsOf([7, 7, 5]))).toEqual({
      n: 3,
      mean: expect.closeTo(19 / 3, 12),
      low: expect.closeTo(19 / 3 - (4.302653 * 2) / 3, 5),
      high: 7,
      fieldAverage: 5.5,
    });
  });
});
