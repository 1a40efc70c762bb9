import { describe, expect, it } from "vitest";
import { bytesOfPart, isOverfull, lastPartOf, livePartsAhead } from "./part-bounds.ts";

const mb = 2 ** 20;
const arrived = (...sizes: number[]) =>
  sizes.map((size, index) => ({ number: index + 1, size, etag: "", checksumSha256: undefined }));
const promised = { size: 20 * mb, partSize: 8 * mb, live: undefined };
/** A size that was said at the end of a live upload which did not end binds nothing. */
const live = { size: 20 * mb, partSize: 8 * mb, live: true };

describe("parts of an upload", () => {
  it("have their size and number where the whole is promised", () => {
    expect([1, 2, 3].map((number) => bytesOfPart(promised, number))).toEqual([
      8 * mb,
      8 * mb,
      4 * mb,
    ]);
    expect(bytesOfPart({ ...promised, size: 16 * mb }, 2)).toBe(8 * mb);
    expect(bytesOfPart(live, 1)).toBeUndefined();
    expect(lastPartOf(promised, 8 * mb, [])).toBe(3);
  });

  it("are asked for as they come where they are recorded", () => {
    expect(lastPartOf(live, 8 * mb, [])).toBe(livePartsAhead);
    expect(lastPartOf(live, 8 * mb, arrived(8 * mb, 9 * mb))).toBe(2 + livePartsAhead);
  });

  it.each([
    ["as much as there may be", live, [8 * mb, 8 * mb, 4 * mb], false],
    ["more than there may be", live, [8 * mb, 8 * mb, 4 * mb + 1], true],
    ["a recorded part with a piece more", live, [15 * mb, 5 * mb], false],
    ["a recorded part out of all proportion", live, [17 * mb], true],
    ["a promised part that is too large", promised, [8 * mb + 1], true],
  ])("say of %s whether it is too much", (_what, file, sizes, tooMuch) => {
    expect(isOverfull(file, 8 * mb, arrived(...sizes), 20 * mb)).toBe(tooMuch);
  });
});
