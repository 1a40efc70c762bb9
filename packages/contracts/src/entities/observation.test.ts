import { describe, expect, it } from "vitest";
import { GiveFeedback } from "./observation.ts";

describe("feedback", () => {
  const takes = (given: object) => GiveFeedback.safeParse(given).success;
  const nothing = [
    {},
    { sus: [] },
    { sus: [null, null] },
    { umuxLite: [] },
    { painPoints: "" },
    { comments: "  " },
    { sus: [null], umuxLite: [null, null], improvements: "\n" },
  ];

  it.each(nothing)("without an answer is none: %j", (given) => {
    expect(takes(given)).toBe(false);
    expect(takes({ ...given, draft: true })).toBe(false);
  });

  it.each([
    { npsScore: 0 },
    { sus: [null, 3] },
    { umuxLite: [null, 1] },
    { comments: "fine" },
    { installRating: 5, comments: "" },
  ])("takes one answer for enough: %j", (given) => {
    expect(takes(given)).toBe(true);
    expect(takes({ ...given, draft: true })).toBe(true);
  });
});
