import { describe, expect, it } from "vitest";
import { rateGoal } from "./rate-goal.ts";
import type { Target } from "./verdict.ts";

const over = (target: number): Target => ({ direction: "over", target });
const under = (target: number): Target => ({ direction: "under", target });
const verdict = (target: Target, x: number, n: number) => rateGoal(target, x, n, n).verdict;

describe("rateGoal", () => {
  it.each([
    [over(0.9), 29, 29],
    [over(0.9), 45, 46],
    [over(0.9), 59, 61],
    [over(0.8), 14, 14],
    [over(0.7), 10, 10],
    [over(0.6), 10, 10],
    [under(0.05), 0, 59],
    [under(0.05), 1, 93],
  ])("finds %j met by %i of %i, and not by one person less", (target, x, n) => {
    expect(verdict(target, x, n)).toBe("met");
    // the one who is missing had served the goal
    const hits = target.direction === "over" ? x - 1 : x;
    expect(verdict(target, hits, n - 1)).toBe("not-yet-known");
  });

  it("finds a goal not met when the other side is as sure", () => {
    expect(verdict(over(0.9), 5, 10)).toBe("not-met");
    expect(verdict(under(0.05), 4, 10)).toBe("not-met");
    expect(verdict(over(0.9), 9, 10)).toBe("not-yet-known");
  });

  it("says nothing under ten trials, and knows no data", () => {
    expect(verdict(over(0.9), 0, 9)).toBe("not-yet-known");
    expect(rateGoal(over(0.9), 0, 0, 30)).toEqual({
      x: 0,
      n: 0,
      verdict: "no-data",
      interim: true,
    });
  });

  it("names the n at which the present rate would decide", () => {
    expect(rateGoal(over(0.9), 8, 8, 30).decidesAt).toBe(29);
    expect(rateGoal(under(0.05), 0, 20, 30).decidesAt).toBe(59);
    expect(rateGoal(over(0.9), 9, 10, 30).decidesAt).toBe("too-close");
    expect(rateGoal(over(0.6), 5, 5, 30).decidesAt).toBe(10);
    expect(rateGoal(over(0.9), 29, 29, 30)).not.toHaveProperty("decidesAt");
  });

  it("is interim until the planned n, beside the two-sided interval", () => {
    expect(rateGoal(over(0.7), 10, 10, 30)).toMatchObject({
      verdict: "met",
      interim: true,
      low: expect.closeTo(0.6791, 4),
    });
    expect(rateGoal(over(0.7), 30, 30, 30).interim).toBe(false);
  });
});
