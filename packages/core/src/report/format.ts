/** How values are written for people. */
import type { Format, Value } from "./report.ts";

export const noData = "no data";

export function written(value: Value, format: Format): string {
  if (value === null || value === "") return noData;
  if (typeof value === "string") return format === "instant" ? instant(value) : value;
  switch (format) {
    case "share":
      return `${trimmed(value * 100, 1)} %`;
    case "seconds":
      return duration(value);
    case "p":
      return value < 0.001 ? "< .001" : value.toFixed(3).replace(/^0/, "");
    case "count":
      return String(Math.round(value));
    default:
      return trimmed(value, 2);
  }
}

/** Seconds as a person would say them: `42 s`, `3 min 20 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${trimmed(seconds, seconds < 10 ? 1 : 0)} s`;
  const whole = Math.round(seconds);
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} min${rest > 0 ? ` ${rest} s` : ""}`;
}

const trimmed = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros));

const instant = (value: string): string => value.slice(0, 16).replace("T", " ");

/** `12 of 15, 80 % (54.8 % to 93.0 %)`: a rate with all that belongs to it. */
export function rateText(rate: {
  x: number;
  n: number;
  rate?: number;
  low?: number;
  high?: number;
}) {
  if (rate.rate === undefined) return noData;
  const of = (value: number | undefined) => written(value ?? null, "share");
  return `${rate.x} of ${rate.n}, ${of(rate.rate)} (${of(rate.low)} to ${of(rate.high)})`;
}
