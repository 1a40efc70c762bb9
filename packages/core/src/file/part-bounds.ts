/** What may come in parts, so that nobody fills the store with an upload that never ends; pure. */
import type { UploadedPart } from "../aws/bucket.ts";
import { type KeptFile, partCount } from "./file.ts";

/** Addresses of a live upload reach this far beyond the last part that has arrived. */
export const livePartsAhead = 10;

/** The size that was promised; what a live upload was said to be in an attempt to end it may change. */
export const promisedSize = ({
  live,
  size,
}: Pick<KeptFile, "live" | "size">): number | undefined => (live ? undefined : size);

/** The bytes of one part, where the whole is promised. */
export function bytesOfPart(
  file: Pick<KeptFile, "live" | "size" | "partSize">,
  number: number,
): number | undefined {
  const [size, partSize] = [promisedSize(file), file.partSize];
  if (size === undefined || partSize === undefined) return undefined;
  return number < partCount(size, partSize) ? partSize : size - (number - 1) * partSize;
}

/** The highest number that an address may be asked for; `arrived` is in order. */
export const lastPartOf = (
  file: Pick<KeptFile, "live" | "size">,
  partSize: number,
  arrived: readonly UploadedPart[],
): number => {
  const size = promisedSize(file);
  return size === undefined
    ? (arrived.at(-1)?.number ?? 0) + livePartsAhead
    : partCount(size, partSize);
};

/** Whether more has arrived than the file may have, or in parts larger than was said. */
export function isOverfull(
  file: Pick<KeptFile, "live">,
  partSize: number,
  arrived: readonly UploadedPart[],
  mostBytes: number,
): boolean {
  // a part that is recorded is full once its last piece reaches the size, and a piece may be as large
  const mostPartBytes = file.live ? 2 * partSize : partSize;
  const bytes = arrived.reduce((sum, { size }) => sum + size, 0);
  return bytes > mostBytes || arrived.some(({ size }) => size > mostPartBytes);
}
