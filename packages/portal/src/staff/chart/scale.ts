import type { Format } from "./chart.ts";

export interface Scale {
  min: number;
  max: number;
  /** Where the axis says a number, from least to most. */
  ticks: number[];
}

/**
 * An axis that holds all values, from 0 unless some lie below; `max` where the measure ends itself, `min`
 * too where it also begins by itself, as answers from 1 to 7 do. Times are divided as clocks are.
 */
export function scaleOf(
  values: readonly number[],
  { min, max }: { min?: number | undefined; max?: number | undefined } = {},
  format?: Format,
): Scale {
  if (min !== undefined && max !== undefined) return { min, max, ticks: wholeTicks(min, max) };
  const highest = max ?? Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const least = (highest - lowest || 1) / 4;
  const step = (format === "seconds" && clockStep(least)) || niceStep(least);
  const from = Math.floor(lowest / step + 1e-9);
  const to = Math.ceil((highest || (lowest < 0 ? 0 : 1)) / step - 1e-9);
  const end = max ?? to * step;
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => clean((from + at) * step));
  return { min: from * step, max: end, ticks: ticks.filter((tick) => tick <= end + 1e-9) };
}

/** From end to end in whole steps, at most four of them. */
function wholeTicks(min: number, max: number): number[] {
  const range = max - min;
  const step = [1, 2, 3, 5].find((each) => range / each <= 4 && range % each === 0) ?? range;
  return Array.from({ length: range / step + 1 }, (_, at) => min + at * step);
}

/** 1, 2, 2.5 or 5 times a power of ten, at least as much as is asked for. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least - 1e-12) ?? 10;
  return factor * power;
}

const clockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const clockStep = (least: number) => clockSteps.find((each) => each >= least);

const clean = (value: number): number => Number(value.toPrecision(12));

/** Where a value stands on the axis, in percent of its length; what lies outside stands at its end. */
export const percentOf = (value: number, { min, max }: Scale): number =>
  (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
