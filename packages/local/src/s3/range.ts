import { s3Error } from "./s3-error.ts";

/**
 * First and last byte of a single range, inclusive; undefined for the whole (S3 passes over what it cannot read).
 * @throws ServiceError InvalidRange
 */
export function readRange(header: string | undefined, size: number) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const [first, last] = [match[1]!, match[2]!];
  if (first === "") {
    const length = Math.min(Number(last), size);
    if (length === 0) throw s3Error("InvalidRange");
    return { first: size - length, last: size - 1 };
  }
  if (last !== "" && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) throw s3Error("InvalidRange");
  return { first: Number(first), last: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}

/** The bytes of an object between two positions, file after file. */
export function segmentRanges(
  segments: { file: string; size: number }[],
  first: number,
  last: number,
): { file: string; start: number; end: number }[] {
  const ranges: { file: string; start: number; end: number }[] = [];
  let offset = 0;
  for (const { file, size } of segments) {
    const start = Math.max(first - offset, 0);
    const end = Math.min(last - offset, size - 1);
    if (start <= end) ranges.push({ file, start, end });
    offset += size;
  }
  return ranges;
}
