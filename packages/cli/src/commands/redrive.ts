import {
  connectFailureQueue,
  connectFunctionCalls,
  connectStreamRecords,
} from "@luna/core/aws/failures";
import { redrive as redriveQueue } from "@luna/core/failure/redrive";
import type { Command } from "../command.ts";

export const redrive: Command = {
  name: "redrive",
  operands: ["queue"],
  options: {},
  summary: "Does again what a failure queue holds; what succeeds leaves the queue.",
  async run(io, [name]) {
    const counts = { done: 0, stays: 0 };
    const parts = {
      queue: connectFailureQueue(name!),
      functions: connectFunctionCalls(),
      stream: connectStreamRecords(),
    };
    for await (const { messageId, function: called, outcome, reason } of redriveQueue(parts)) {
      counts[outcome === "done" ? "done" : "stays"] += 1;
      const about = called ? `${messageId}  ${called}` : messageId;
      io.print(`${outcome.padEnd(8)} ${about}${reason ? `: ${reason}` : ""}`);
    }
    io.print(`${counts.done} done, ${counts.stays} stay in the queue.`);
    if (counts.stays > 0) throw new Error("Not everything could be done: see above.");
  },
};
