import { describe, expect, it } from "vitest";
import { partsToJoin } from "./parts-to-join.ts";

const mb = 2 ** 20;
const arrived = (...sizes: [number: number, size: number][]) =>
  sizes.map(([number, size]) => ({ number, size, etag: `"${number}"`, checksumSha256: undefined }));
const file = { size: 20 * mb, partSize: 8 * mb, live: undefined };
const live = { size: 11 * mb, partSize: 8 * mb, live: true };
const numbers = (parts: { number: number }[]) => parts.map(({ number }) => number);
const faults = (of: Parameters<typeof partsToJoin>[0], parts: ReturnType<typeof arrived>) => {
  try {
    partsToJoin(of, parts);
  } catch (error) {
    const { code, errors } = error as { code: string; errors?: { pointer: string }[] };
    return [code, ...(errors ?? []).map(({ pointer }) => pointer)];
  }
  return [];
};

describe("partsToJoin", () => {
  it("takes what makes the file, and leaves out what lies beyond its end", () => {
    const parts = arrived([1, 8 * mb], [2, 8 * mb], [3, 4 * mb], [9, mb]);
    expect(numbers(partsToJoin(file, parts))).toEqual([1, 2, 3]);
  });

  it("takes parts of any size that the store joins for what is sent while it is made", () => {
    expect(numbers(partsToJoin(live, arrived([1, 5 * mb], [2, 5 * mb], [3, mb])))).toEqual([
      1, 2, 3,
    ]);
  });

  it.each<[string, Parameters<typeof partsToJoin>[0], ReturnType<typeof arrived>, string[]]>([
    ["nothing has arrived", file, [], ["parts_missing", "/parts/1", "/parts/2", "/parts/3"]],
    ["one is missing", file, arrived([1, 8 * mb], [3, 4 * mb]), ["parts_missing", "/parts/2"]],
    ["nothing live has arrived", live, [], ["parts_missing", "/parts/1"]],
    ["a live one is missing", live, arrived([2, mb]), ["parts_missing", "/parts/1"]],
    [
      "one is shorter than agreed",
      file,
      arrived([1, 8 * mb], [2, 8 * mb - 1], [3, 4 * mb]),
      ["part_too_small", "/parts/2"],
    ],
    [
      "live ones are too small to be joined",
      live,
      arrived([1, 5 * mb - 1], [2, 5 * mb], [3, mb]),
      ["part_too_small", "/parts/1"],
    ],
    ["the last is too short", file, arrived([1, 8 * mb], [2, 8 * mb], [3, mb]), ["state_conflict"]],
    ["live ones make another size", live, arrived([1, 8 * mb], [2, mb]), ["state_conflict"]],
  ])("refuses when %s", (_name, of, parts, expected) => {
    expect(faults(of, parts)).toEqual(expected);
  });

  it("names twenty parts in its sentence, and each of them where programs look", () => {
    const refusal = (count: number) => {
      try {
        partsToJoin({ ...file, size: count * 8 * mb }, []);
      } catch (error) {
        return error as { message: string; errors: unknown[] };
      }
      throw new Error("it was taken");
    };
    expect(refusal(20).message).toMatch(/^Part 1, .* 19, 20 has not arrived\.$/);
    expect(refusal(21).message).toMatch(/ 19, 20 and 1 more has not arrived\.$/);
    const { message, errors } = refusal(10_000);
    expect(message).toMatch(/ 19, 20 and 9980 more has not arrived\.$/);
    expect(errors).toHaveLength(10_000);
  });
});
