/** How values are written for people. */
import type { Format, Value } from "./report.ts";
import type { ReportTexts } from "./texts/en.ts";

type Writing = Pick<ReportTexts, "decimalPoint" | "noData" | "p">;

/** A value in the way of a language; `no data` for none. */
export function written(value: Value, format: Format, texts: Writing): string {
  if (value === null || value === "") return texts.noData;
  if (typeof value === "string") return format === "instant" ? instantText(value) : value;
  const number = (of: number, digits: number) => inPlaces(of, digits, texts);
  switch (format) {
    case "share":
      return `${number(value * 100, 1)} %`;
    case "seconds":
      return duration(value, texts);
    case "p":
      return value < 0.001
        ? `< ${texts.p(pointed("0.001", texts))}`
        : texts.p(pointed(value.toFixed(3), texts));
    case "count":
      return String(Math.round(value));
    default:
      return number(value, 2);
  }
}

/** Seconds as a person would say them: `42 s`, `3 min 20 s`. */
function duration(seconds: number, texts: Writing): string {
  if (seconds < 60) return `${inPlaces(seconds, seconds < 10 ? 1 : 0, texts)} s`;
  const whole = Math.round(seconds);
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} min${rest > 0 ? ` ${rest} s` : ""}`;
}

/** At most so many places after the point. */
function inPlaces(value: number, digits: number, texts: Writing): string {
  const trimmed = value
    .toFixed(digits)
    .replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros));
  return pointed(trimmed, texts);
}

/** A number with the point of the language. */
export const pointed = (number: string, { decimalPoint }: Pick<Writing, "decimalPoint">): string =>
  number.replace(".", decimalPoint);

/** The minute of an instant, UTC. */
export const instantText = (value: string): string => value.slice(0, 16).replace("T", " ");

/** As the beginning of a sentence. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `12 of 15, 80 % (54.8 % to 93.0 %)`: a rate with all that belongs to it. */
export function rateText(
  rate: { x: number; n: number; rate?: number; low?: number; high?: number },
  texts: ReportTexts,
): string {
  if (rate.rate === undefined) return texts.noData;
  const of = (value: number | undefined) => written(value ?? null, "share", texts);
  return `${texts.of(rate)}, ${of(rate.rate)} (${texts.range(of(rate.low), of(rate.high))})`;
}
