import { exportWhole } from "@luna/core/person/export";
import type { Command } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const exportParticipant: Command = {
  name: "export",
  operands: ["participant"],
  options: tableOptions,
  summary: "Prints everything held on a person as JSON, without links to files.",
  async run(io, [id], options) {
    const found = await exportWhole(operatorContext(options), id!);
    io.print(JSON.stringify(found, null, 2));
  },
};
