import { erase } from "@luna/core/person/erase";
import { type Command, UsageError } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const eraseParticipant: Command = {
  name: "erase",
  operands: ["participant"],
  options: {
    ...tableOptions,
    yes: { means: "Says that it is meant: nobody can take it back." },
  },
  summary: "Erases a person from every store of the stage.",
  async run(io, [id], options) {
    if (!options.yes) throw new UsageError("An erasure cannot be taken back: say --yes.");
    const { jobId } = await erase(operatorContext(options), { id: id! });
    io.print(`The person is gone from now on; job ${jobId} removes the rest.`);
  },
};
