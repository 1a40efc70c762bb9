import { Cron } from "croner";

/** When a schedule fires; all times in epoch milliseconds. */
export interface Schedule {
  /** The first time of a schedule that is new. */
  first(now: number): number | undefined;
  /** The first time after now for one that was due. */
  following(dueAt: number, now: number): number | undefined;
}

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `rate(5 minutes)` or `cron(0 9 ? * MON-FRI *)` (six fields, UTC, Sunday is 1).
 * @throws Error on an expression that EventBridge would refuse.
 */
export function scheduleExpression(expression: string): Schedule {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression.trim());
  const periodMs = Number(rate?.[1] ?? 0) * (unitMs[rate?.[2] ?? ""] ?? 0);
  if (periodMs > 0) return everyPeriod(periodMs);
  const fields = /^cron\((.+)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) throw new Error(`${expression} is not a schedule expression.`);
  if ((fields[2] === "?") === (fields[4] === "?")) {
    throw new Error(`${expression}: either the day of month or the day of week has to be "?".`);
  }
  const cron = new Cron(cronerPattern(fields), {
    timezone: "UTC",
    mode: "7-part",
    alternativeWeekdays: true,
    sloppyRanges: true,
    paused: true,
  });
  const next = (now: number) => cron.nextRun(new Date(now))?.getTime();
  return { first: next, following: (_dueAt, now) => next(now) };
}

/** A rate keeps its rhythm: periods are counted from the last due time, not from when it ran. */
function everyPeriod(periodMs: number): Schedule {
  return {
    first: (now) => now + periodMs,
    following: (dueAt, now) =>
      dueAt + (Math.max(0, Math.floor((now - dueAt) / periodMs)) + 1) * periodMs,
  };
}

/** EventBridge's six fields as croner's seven, which start with seconds and know no `?`. */
function cronerPattern(fields: string[]): string {
  // For croner a "?" is the present moment; in EventBridge it means that the other field decides.
  return ["0", ...fields.map((field) => (field === "?" ? "*" : field))].join(" ");
}
