/** Sets of sequence numbers as closed ranges, ascending, neither touching nor overlapping. */
import type { SequenceRanges } from "@luna/contracts/events/event";

export const covers = (ranges: SequenceRanges, seq: number): boolean =>
  ranges.some(([from, to]) => from <= seq && seq <= to);

/** Both together. */
export function union(a: SequenceRanges, b: SequenceRanges): SequenceRanges {
  const result: SequenceRanges = [];
  for (const [from, to] of [...a, ...b].sort((left, right) => left[0] - right[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Ranges of single numbers in any order. */
export const rangesOf = (seqs: readonly number[]): SequenceRanges =>
  union(
    [],
    seqs.map((seq) => [seq, seq]),
  );

/** What is missing from 1 up to the last. */
export function gapsIn(ranges: SequenceRanges): SequenceRanges {
  let next = 1;
  const gaps: SequenceRanges = [];
  for (const [from, to] of ranges) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  return gaps;
}

export const lastOf = (ranges: SequenceRanges): number => ranges.at(-1)?.[1] ?? 0;
