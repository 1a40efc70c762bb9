/** What comes to the failure queue when functions give up an event: the local stack's own way there. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAsyncInvocations } from "../../../local/src/functions/async-invocations.ts";
import { createFailures } from "../../../local/src/functions/failures.ts";
import { FunctionError } from "../../../local/src/functions/function-error.ts";
import { openJournal } from "../../../local/src/functions/journal.ts";

type Handler = (event: never, invocation: { getRemainingTimeInMillis(): number }) => Promise<void>;

/** The messages of the queue after each handler was given its event until it was given up. */
export async function deadLetters(
  calls: { handler: Handler; event: unknown }[],
): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "luna-dead-letters-"));
  const queue: string[] = [];
  const queues = { send: async (_arn: string, body: string) => void queue.push(body) };
  const silent = { line: () => undefined, warn: () => undefined };
  const invocations = createAsyncInvocations({
    functions: {
      async invoke(number, event) {
        const { handler } = calls[Number(number)]!;
        try {
          await handler(event as never, { getRemainingTimeInMillis: () => 60_000 });
        } catch (error) {
          const { name, message, stack = "" } = error as Error;
          throw new FunctionError({
            errorType: name,
            errorMessage: message,
            trace: stack.split("\n"),
          });
        }
      },
    },
    policyOf: () => ({ retries: 1, maxAgeSeconds: 3600, onFailure: "arn:aws:sqs:::failures" }),
    journal: openJournal(folder),
    failures: createFailures(queues, Date.now, silent),
    retryDelaysMs: [0],
  });
  await Promise.all(calls.map(({ event }, n) => invocations.submit(String(n), event, "test").done));
  await rm(folder, { recursive: true });
  return queue;
}
