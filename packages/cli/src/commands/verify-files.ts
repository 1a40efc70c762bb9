import { verifyFiles as verify } from "@luna/core/file/verify-files";
import type { Command } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const verifyFiles: Command = {
  name: "verify-files",
  operands: [],
  options: tableOptions,
  summary: "Has every stored object re-checked against its hash.",
  async run(io, _operands, options) {
    const { jobId } = await verify(operatorContext(options));
    io.print(`Job ${jobId} is queued.`);
  },
};
