/** Whether what has arrived of an upload makes the whole; pure. */

import { fileLimits } from "@luna/contracts/entities/record";
import type { ErrorCode } from "@luna/contracts/errors";
import type { UploadedPart } from "../aws/bucket.ts";
import { AppError, stateConflict } from "../error.ts";
import { type KeptFile, partCount } from "./file.ts";

/**
 * The parts that make the file, in order. Parts beyond its end are left out.
 * @throws AppError `parts_missing` and `part_too_small` with their numbers, `state_conflict`
 */
export function partsToJoin(
  file: Pick<KeptFile, "size" | "partSize" | "live">,
  arrived: readonly UploadedPart[],
): UploadedPart[] {
  const count = file.live
    ? Math.max(1, ...arrived.map(({ number }) => number))
    : partCount(file.size!, file.partSize!);
  const byNumber = new Map(arrived.map((part) => [part.number, part]));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  refuse(
    "parts_missing",
    numbers.filter((number) => !byNumber.has(number)),
    "has not arrived",
  );
  const parts = numbers.map((number) => byNumber.get(number)!);
  refuse(
    "part_too_small",
    parts
      .filter(({ size, number }) => number < count && size < leastBytesOf(file))
      .map(({ number }) => number),
    `has less than ${leastBytesOf(file)} bytes: send it again, or the file in larger parts`,
  );
  const bytes = parts.reduce((sum, { size }) => sum + size, 0);
  if (bytes !== file.size)
    throw stateConflict(`The parts have ${bytes} bytes together, not ${file.size}.`);
  return parts;
}

/** What is sent while it is made may come in parts of any size that the store can join. */
const leastBytesOf = ({ live, partSize }: Pick<KeptFile, "live" | "partSize">): number =>
  live ? fileLimits.leastJoinedBytes : partSize!;

/** A sentence is read by people, who are helped by no more of up to 10,000 numbers; `errors` has them all. */
const mostNamed = 20;

function refuse(code: ErrorCode, numbers: number[], message: string): void {
  if (numbers.length === 0) return;
  const more = numbers.length - mostNamed;
  const named = numbers.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
  throw new AppError(code, `Part ${named} ${message}.`, {
    errors: numbers.map((number) => ({ pointer: `/parts/${number}`, message })),
  });
}
