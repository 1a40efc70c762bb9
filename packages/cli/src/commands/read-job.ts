import * as Job from "@luna/core/job/store";
import type { Command } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const readJob: Command = {
  name: "job",
  operands: ["job"],
  options: tableOptions,
  summary: "Prints how far a job is and what it found, as JSON.",
  async run(io, [id], options) {
    const job = await Job.get(operatorContext(options), id!);
    if (!job) throw new Error(`There is no job ${id}.`);
    const { jobKind: kind, status, percent, reason, result, createdAt, finishedAt } = job;
    const shown = { id, kind, status, percent, reason, result, createdAt, finishedAt };
    io.print(JSON.stringify(shown, null, 2));
  },
};
