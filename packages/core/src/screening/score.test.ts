import { describe, expect, it } from "vitest";
import { type Screened, scoreOf } from "./score.ts";

/** 23 + 20 + 20 + 15 + 10, and 5 at an equal share. */
const good: Screened = {
  techLevel: "intermediate",
  adult: true,
  available: true,
  hasAdminRights: true,
  hasReliableInternet: true,
  motivationLevel: "high",
  communicationClear: true,
  others: { ofSegment: 9, all: 27, segments: 3 },
};
const score = (change: Partial<Screened> = {}) => scoreOf({ ...good, ...change });
const points = (part: string, change: Partial<Screened> = {}) =>
  score(change).breakdown.find((each) => each.part === part)?.points;

describe("the parts", () => {
  it.each([
    ["non-technical", 25],
    ["basic", 20],
    ["intermediate", 23],
    ["advanced", 22],
  ] as const)("tech level %s gives %i", (techLevel, expected) => {
    expect(points("techLevel", { techLevel })).toBe(expected);
  });

  it.each([
    [{ available: true }, 20],
    [{ available: false, partiallyAvailable: true }, 10],
    [{ available: false }, 0],
    [{ available: false, partiallyAvailable: false }, 0],
  ])("availability %j gives %i", (change, expected) => {
    expect(points("availability", change)).toBe(expected);
  });

  it.each([
    [true, true, 20],
    [true, false, 10],
    [false, true, 10],
    [false, false, 0],
  ])("admin rights %s and internet %s give %i", (hasAdminRights, hasReliableInternet, expected) => {
    expect(points("computerAccess", { hasAdminRights, hasReliableInternet })).toBe(expected);
  });

  it.each([
    ["high", 15],
    ["medium", 10],
    ["low", 5],
  ] as const)("motivation %s gives %i", (motivationLevel, expected) => {
    expect(points("motivation", { motivationLevel })).toBe(expected);
  });

  it("communication gives 10, 0, or leaves the maximum", () => {
    expect(points("communication")).toBe(10);
    expect(points("communication", { communicationClear: false })).toBe(0);
    const alone = score({ communicationClear: undefined });
    expect(alone.breakdown.map(({ part }) => part)).not.toContain("communication");
    expect(alone.breakdown.reduce((sum, { max }) => sum + max, 0)).toBe(90);
  });

  it.each([
    // the first of all: a share of 1/3 is an equal one
    [0, 0, 5],
    // exactly half of an equal share: 2/12
    [1, 9, 10],
    [0, 97, 10],
    // three quarters of an equal share: 3/12
    [2, 9, 7.5],
    [9, 27, 5],
    // one and a half: 6/12
    [5, 9, 2.5],
    // twice an equal share: 8/12
    [7, 9, 0],
    [9, 9, 0],
  ])("%i of the segment among %i give %d for the balance", (ofSegment, all, expected) => {
    expect(points("segmentBalance", { others: { ofSegment, all, segments: 3 } })).toBe(expected);
  });

  it("have 100 as their maximum", () => {
    expect(score().breakdown.reduce((sum, { max }) => sum + max, 0)).toBe(100);
  });
});

describe("the score", () => {
  it("is the sum of the parts", () => {
    expect(score()).toMatchObject({
      score: 93,
      eligible: true,
      balance: { share: 1 / 3, equalShare: 1 / 3 },
    });
  });

  it("is scaled to 100 once when nobody judged the communication", () => {
    // (23 + 20 + 20 + 15 + 5) * 100 / 90 = 92.2…
    expect(score({ communicationClear: undefined }).score).toBe(92);
  });

  it("is rounded once, half up, and the rounded score decides", () => {
    const base: Partial<Screened> = {
      techLevel: "non-technical",
      available: false,
      partiallyAvailable: true,
      hasAdminRights: false,
      motivationLevel: "medium",
      // 25 + 10 + 10 + 10 + 10 = 65
    };
    // 2.5 points: a share of 1.5 equal ones, 6/12
    expect(score({ ...base, others: { ofSegment: 5, all: 9, segments: 3 } })).toMatchObject({
      score: 68, // 67.5
      eligible: false,
    });
    // 4.5 points: a share of 1.1 equal ones, 11/30
    expect(score({ ...base, others: { ofSegment: 10, all: 27, segments: 3 } })).toMatchObject({
      score: 70, // 69.5
      eligible: true,
    });
    // 4.25 points: 23/60 is a share of 1.15
    expect(score({ ...base, others: { ofSegment: 22, all: 57, segments: 3 } })).toMatchObject({
      score: 69, // 69.25
      eligible: false,
    });
  });

  it("does not save who is not adult or has no time", () => {
    expect(score({ adult: false })).toMatchObject({ score: 93, eligible: false });
    const noTime = score({ techLevel: "non-technical", available: false });
    expect(noTime).toMatchObject({ score: 75, eligible: false });
    expect(noTime.recommendations).toEqual(["not for this study"]);
  });

  it.each([
    [{}, ["prioritise"]],
    [{ communicationClear: false }, ["schedule"]],
    [
      { available: false, partiallyAvailable: true, hasReliableInternet: false },
      ["schedule if needed"],
    ],
    [
      { hasAdminRights: false, motivationLevel: "low" },
      [
        "schedule if needed",
        "may need help to install",
        "consider an incentive or a shorter session",
      ],
    ],
    [{ adult: false }, ["not for this study"]],
  ] as [Partial<Screened>, string[]][])("recommends for %j", (change, expected) => {
    expect(score(change).recommendations).toEqual(expected);
  });
});
