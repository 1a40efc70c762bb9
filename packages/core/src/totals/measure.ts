/** How a rate, a score or a time stands in sums: short names, since a cell has some hundreds. */
import { createHash } from "node:crypto";
import type { Moments } from "../statistics/moments.ts";
import { binOf, type Sketch, valueAtRank } from "../statistics/sketch.ts";
import type { Sums } from "./sums.ts";

/** Values are kept to a thousandth, logs to a millionth, squares exactly: sums stay whole. */
const valueScale = 1e3;
const logScale = 1e6;

/** Three characters for the id of a task, which does not change when tasks are moved or added. */
export const codeOf = (task: string | undefined): string =>
  task === undefined
    ? "-"
    : (createHash("sha256").update(task).digest().readUInt32BE() % 46_656)
        .toString(36)
        .padStart(3, "0");

/** One trial of a rate, hit or not. */
export const trial = (id: string, hit: boolean): Sums => ({
  [`${id}:n`]: 1,
  ...(hit && { [`${id}:x`]: 1 }),
});

/** One value of a score. */
export function score(id: string, value: number): Sums {
  const scaled = Math.round(value * valueScale);
  return { [`${id}:n`]: 1, [`${id}:s`]: scaled, [`${id}:q`]: scaled ** 2 };
}

/** One time in seconds, over zero: with its log and its bin of the sketch. */
export function time(id: string, seconds: number): Sums {
  const log = Math.round(Math.log(seconds) * logScale);
  return {
    ...score(id, seconds),
    [`${id}:l`]: log,
    [`${id}:m`]: log ** 2,
    [`${id}:${binOf(seconds)}`]: 1,
  };
}

export const countOf = (sums: Sums, id: string): number => sums[id] ?? 0;

export const rateIn = (sums: Sums, id: string): { x: number; n: number } => ({
  x: countOf(sums, `${id}:x`),
  n: countOf(sums, `${id}:n`),
});

export const momentsIn = (sums: Sums, id: string): Moments => ({
  n: countOf(sums, `${id}:n`),
  sum: countOf(sums, `${id}:s`) / valueScale,
  sumOfSquares: countOf(sums, `${id}:q`) / valueScale ** 2,
});

/** Moments of the natural logs of a time. */
export const logsIn = (sums: Sums, id: string): Moments => ({
  n: countOf(sums, `${id}:n`),
  sum: countOf(sums, `${id}:l`) / logScale,
  sumOfSquares: countOf(sums, `${id}:m`) / logScale ** 2,
});

/** The time of a rank from 1, in seconds, within 1 %. */
export function ranksIn(sums: Sums, id: string): (rank: number) => number {
  const sketch = sketchIn(sums, id);
  return (rank) => valueAtRank(sketch, rank);
}

function sketchIn(sums: Sums, id: string): Sketch {
  const prefix = `${id}:`;
  return new Map(
    Object.entries(sums).flatMap(([name, count]): [number, number][] => {
      if (!name.startsWith(prefix)) return [];
      const bin = Number(name.slice(prefix.length));
      return Number.isInteger(bin) && count > 0 ? [[bin, count]] : [];
    }),
  );
}
