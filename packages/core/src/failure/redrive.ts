import type { FailureQueue, FunctionCalls, StreamRecords } from "../aws/failures.ts";
import { type FailedWork, failedWorkOf } from "./message.ts";

/** What became of one message. */
export interface Redriven {
  messageId: string;
  /** Name of the function; absent where the message does not say. */
  function?: string;
  outcome: "done" | "failed" | "expired" | "unknown";
  /** Why it stays in the queue. */
  reason?: string;
}

export interface Redrive {
  queue: FailureQueue;
  functions: FunctionCalls;
  stream: StreamRecords;
}

/**
 * Does again what a failure queue holds: hands each message's work to its function and removes the
 * message once that has succeeded. Every function takes a repetition, so that an interruption harms
 * nothing. What fails again, what the stream no longer holds (it keeps a day: rebuild instead) and
 * what is not understood stays in the queue. Each message is tried once.
 */
export async function* redrive({ queue, functions, stream }: Redrive): AsyncGenerator<Redriven> {
  for await (const message of queue.messages()) {
    const { id: messageId } = message;
    const work = failedWorkOf(message);
    if (!work) {
      yield { messageId, outcome: "unknown", reason: "the message has no shape that is known" };
      continue;
    }
    const about = { messageId, function: nameOf(work.functionArn) };
    try {
      const payload = await payloadOf(work, stream);
      if (payload === undefined) {
        const reason = "the table's stream no longer holds these records: run rebuild";
        yield { ...about, outcome: "expired", reason };
        continue;
      }
      const answer = await functions.call(work.functionArn, payload);
      const left = failuresIn(answer);
      if (left > 0) throw new Error(`${left} of the batch failed again`);
      await queue.remove(message);
      yield { ...about, outcome: "done" };
    } catch (error) {
      yield { ...about, outcome: "failed", reason: (error as Error).message };
    }
  }
}

async function payloadOf(work: FailedWork, stream: StreamRecords): Promise<unknown> {
  if (work.kind === "event") return work.payload;
  const Records = await stream.read(work);
  return Records && { Records };
}

/** `name` of `arn:aws:lambda:<region>:<account>:function:<name>[:<version>]`. */
const nameOf = (functionArn: string): string => functionArn.split(":")[6] ?? functionArn;

function failuresIn(answer: unknown): number {
  const { batchItemFailures } = (answer ?? {}) as { batchItemFailures?: unknown[] };
  return batchItemFailures?.length ?? 0;
}
