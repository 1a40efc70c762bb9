import { type FailureQueue, failureQueueName, failureQueues } from "@luna/contracts/failure-queues";
import {
  connectFailureQueue,
  connectFunctionCalls,
  connectStreamRecords,
} from "@luna/core/aws/failures";
import { redrive as redriveQueue } from "@luna/core/failure/redrive";
import { type Command, type Options, UsageError } from "../command.ts";

const known = failureQueues.join(", ");
/** What the stack of this machine is deployed as. */
const localStage = "local";

export const redrive: Command = {
  name: "redrive",
  operands: ["queue"],
  options: {
    stage: { value: "name", means: "The queue's stage; without it the stack of this machine." },
  },
  summary: "Does again what a failure queue holds; what succeeds leaves the queue.",
  details: [
    `Queues: ${known}.`,
    `The whole name, such as ${failureQueueName("production", "bus-failures")}, needs no --stage.`,
  ],
  async run(io, [given], options) {
    const name = nameOf(given!, options);
    const counts = { done: 0, stays: 0 };
    const parts = {
      queue: connectFailureQueue(name),
      functions: connectFunctionCalls(),
      stream: connectStreamRecords(),
    };
    try {
      for await (const { messageId, function: called, outcome, reason } of redriveQueue(parts)) {
        counts[outcome === "done" ? "done" : "stays"] += 1;
        const about = called ? `${messageId}  ${called}` : messageId;
        io.print(`${outcome.padEnd(8)} ${about}${reason ? `: ${reason}` : ""}`);
      }
    } catch (error) {
      if ((error as Error).name !== "QueueDoesNotExist") throw error;
      throw new Error(
        `The queue ${name} does not exist here. Queues are ${known}; say --stage for those of a deployed stage.`,
        { cause: error },
      );
    }
    io.print(`${counts.done} done, ${counts.stays} stay in the queue.`);
    if (counts.stays > 0) throw new Error("Not everything could be done: see above.");
  },
};

/** The queue's name in the account; one that is not known is taken for a whole name. */
function nameOf(given: string, { stage }: Options): string {
  const queue = failureQueues.find((each): each is FailureQueue => each === given);
  if (queue) return failureQueueName(typeof stage === "string" ? stage : localStage, queue);
  if (stage === undefined) return given;
  throw new UsageError(`A stage has no queue ${given}: ${known}.`);
}
