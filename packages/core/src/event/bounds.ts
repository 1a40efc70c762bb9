/**
 * How torn a source may be and how many a session may have: what has come of every source stands in one
 * item, the METRICS of the session, and an item has 400 KB. An honest program is far below: what it has
 * not sent yet is a gap or two, and heals.
 */
import type { SequenceRanges } from "@luna/contracts/events/event";
import { union } from "./ranges.ts";

/** As many as one batch can come to; their gaps fit into the frame that tells of them. */
export const mostRanges = 500;
export const mostSources = 16;

/** Whether these numbers would tear the source further than it may be; what heals it always may come. */
export const tearsTooMuch = (stored: SequenceRanges, added: SequenceRanges): boolean => {
  const { length } = union(stored, added);
  return length > mostRanges && length > stored.length;
};

/**
 * The lowest gaps are given up where there are too many: batches that functions took at the same moment,
 * none knowing of the others, can come to more than each of them let in.
 */
export function bounded(ranges: SequenceRanges): SequenceRanges {
  const surplus = ranges.length - mostRanges;
  return surplus > 0
    ? [[ranges[0]![0], ranges[surplus]![1]], ...ranges.slice(surplus + 1)]
    : ranges;
}
