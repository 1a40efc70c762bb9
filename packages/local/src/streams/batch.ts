import { FunctionError } from "../functions/function-error.ts";
import type { StreamMapping } from "./mapping.ts";
import type { StreamRecord } from "./record.ts";

/** Why records were given up. */
export type Condition = "RetryAttemptsExhausted" | "RecordAgeExceeded";

interface BatchWork {
  mapping: Pick<StreamMapping, "reportsItemFailures" | "bisects" | "maxRetries" | "maxAgeMs">;
  invoke(records: StreamRecord[]): Promise<unknown>;
  /** Takes records that will not be tried again. */
  giveUp(records: StreamRecord[], condition: Condition, attempts: number): Promise<void>;
  /** Age of a record in milliseconds. */
  ageMs(record: StreamRecord): number;
  /** Waits before a retry; false: the stack stops, leave the rest to the next start. */
  pause(attempt: number): Promise<boolean>;
}

/**
 * Runs a batch to its end by Lambda's rules: partial failures are taken up at the first failed
 * record, a failed batch is halved where the mapping says so (that costs no retry), and what used
 * up its retries or got too old is given up.
 * @returns false when the stack stopped before all records were done with.
 */
export async function runBatch(
  records: StreamRecord[],
  work: BatchWork,
  attempts = 0,
): Promise<boolean> {
  const { mapping } = work;
  let rest = await withoutOld(records, work, attempts);
  for (let attempt = attempts; rest.length > 0; attempt += 1) {
    const failedFrom = await firstFailure(rest, work);
    if (failedFrom === rest.length) return true;
    const partial = failedFrom > 0;
    const halves = mapping.bisects && !partial && rest.length > 1;
    rest = rest.slice(failedFrom);
    if (!partial && !halves && attempt >= mapping.maxRetries) {
      await work.giveUp(rest, "RetryAttemptsExhausted", attempt + 1);
      return true;
    }
    if (!(await work.pause(attempt))) return false;
    if (halves) {
      const middle = Math.ceil(rest.length / 2);
      return (
        (await runBatch(rest.slice(0, middle), work, attempt)) &&
        (await runBatch(rest.slice(middle), work, attempt))
      );
    }
    // Retries count for the record that a batch starts with: after progress they start anew.
    if (partial) attempt = attempts - 1;
    rest = await withoutOld(rest, work, attempt + 1);
  }
  return true;
}

/** Index of the first record that is not done; the length of the batch when all are. */
async function firstFailure(records: StreamRecord[], work: BatchWork): Promise<number> {
  try {
    const result = await work.invoke(records);
    return work.mapping.reportsItemFailures ? reportedFailure(records, result) : records.length;
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return 0;
  }
}

/** Reads `batchItemFailures`; what cannot be understood means that the whole batch failed. */
export function reportedFailure(records: StreamRecord[], result: unknown): number {
  const failures = (result as { batchItemFailures?: { itemIdentifier?: unknown }[] | null } | null)
    ?.batchItemFailures;
  if (failures === undefined || failures === null) return records.length;
  if (!Array.isArray(failures)) return 0;
  const positions = failures.map((failure) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failure?.itemIdentifier),
  );
  return positions.includes(-1) ? 0 : Math.min(records.length, ...positions);
}

async function withoutOld(
  records: StreamRecord[],
  work: BatchWork,
  attempts: number,
): Promise<StreamRecord[]> {
  const young = records.filter((record) => work.ageMs(record) <= work.mapping.maxAgeMs);
  if (young.length < records.length) {
    const old = records.filter((record) => !young.includes(record));
    await work.giveUp(old, "RecordAgeExceeded", attempts);
  }
  return young;
}
