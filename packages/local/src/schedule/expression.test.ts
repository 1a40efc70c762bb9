import { describe, expect, it } from "vitest";
import { scheduleExpression } from "./expression.ts";

const next = (expression: string, after: string) => {
  const time = scheduleExpression(expression).first(Date.parse(after));
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 16);
};

describe("scheduleExpression", () => {
  // 2026-01-01 is a Thursday.
  it.each([
    ["rate(1 minute)", "2026-01-01T00:00:00Z", "2026-01-01T00:01"],
    ["rate(5 minutes)", "2026-01-01T00:00:30Z", "2026-01-01T00:05"],
    ["rate(2 days)", "2026-01-01T00:00:00Z", "2026-01-03T00:00"],
    ["cron(0 3 * * ? *)", "2026-01-01T03:00:00Z", "2026-01-02T03:00"],
    ["cron(0/15 * * * ? *)", "2026-01-01T00:16:00Z", "2026-01-01T00:30"],
    ["cron(0 9 ? * MON-FRI *)", "2026-01-02T10:00:00Z", "2026-01-05T09:00"],
    ["cron(0 9 ? * 1 *)", "2026-01-01T00:00:00Z", "2026-01-04T09:00"],
    ["cron(0 9 ? * 7 *)", "2026-01-01T00:00:00Z", "2026-01-03T09:00"],
    ["cron(0 9 ? * 2#1 *)", "2026-01-01T00:00:00Z", "2026-01-05T09:00"],
    ["cron(0 0 L * ? *)", "2026-02-01T00:00:00Z", "2026-02-28T00:00"],
    ["cron(30 12 1 1 ? 2028)", "2026-01-01T00:00:00Z", "2028-01-01T12:30"],
    ["cron(30 12 1 1 ? 2020)", "2026-01-01T00:00:00Z", undefined],
  ])("%s after %s is %s", (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each(["rate(0 minutes)", "rate(5 seconds)", "cron(0 3 * * *)", "cron(0 3 * * * *)", "daily"])(
    "refuses %s",
    (expression) => {
      expect(() => scheduleExpression(expression)).toThrow(expression);
    },
  );

  it("keeps the rhythm of a rate over times that were missed", () => {
    const { following } = scheduleExpression("rate(5 minutes)");
    const minute = 60_000;
    expect(following(0, 0)).toBe(5 * minute);
    expect(following(0, 4 * minute)).toBe(5 * minute);
    expect(following(0, 17 * minute)).toBe(20 * minute);
  });
});
