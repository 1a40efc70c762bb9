import type { Format } from "./chart.ts";

/** A value for people, in the reader's way of writing numbers; null for what has no data. */
export function written(value: number, format: Format, region: string): string {
  const number = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(region, options).format(value);
  switch (format) {
    case "share":
      return number({ style: "percent", maximumFractionDigits: 1 });
    case "seconds":
      return duration(value, region);
    case "count":
      return number({ maximumFractionDigits: 0 });
    case "p":
      return value < 0.001
        ? `< ${new Intl.NumberFormat(region).format(0.001)}`
        : number({ maximumFractionDigits: 3 });
    default:
      return number({ maximumFractionDigits: 2 });
  }
}

/** `42 s`, `3 min 20 s`, `1 h 5 min`. */
function duration(seconds: number, region: string): string {
  const part = (value: number, unit: string, digits = 0) =>
    new Intl.NumberFormat(region, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    }).format(value);
  if (seconds < 60) return part(seconds, "second", seconds < 10 ? 1 : 0);
  const whole = Math.round(seconds);
  const [big, small, unit, below] =
    whole < 3600
      ? [Math.floor(whole / 60), whole % 60, "minute", "second"]
      : [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), "hour", "minute"];
  return small > 0 ? `${part(big, unit)} ${part(small, below)}` : part(big, unit);
}
