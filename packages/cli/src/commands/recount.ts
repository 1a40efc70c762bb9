import { type Deviation, recount as recountTotals, repairTotals } from "@luna/core/totals/recount";
import type { Command } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const recount: Command = {
  name: "recount",
  operands: [],
  options: {
    ...tableOptions,
    "dry-run": { means: "Says what differs and leaves it as it is." },
  },
  summary: "Adds the totals of all sessions up anew, and repairs cells that differ.",
  async run(io, _operands, options) {
    const ctx = operatorContext(options);
    const dryRun = options["dry-run"] === true;
    const found = dryRun ? await recountTotals(ctx) : await repairTotals(ctx);
    for (const each of found) io.print(line(each));
    if (found.length === 0) return io.print("The totals are what the sessions add up to.");
    io.print(`${found.length} cells differ, ${dryRun ? "left as they are" : "repaired"}.`);
  },
};

const line = ({ key, excess }: Deviation): string =>
  `${key.pk} ${key.sk}: ${Object.entries(excess)
    .map(([name, by]) => `${name} ${by > 0 ? "+" : ""}${by}`)
    .join(", ")}`;
