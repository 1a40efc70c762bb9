import { type Anchor, verifyAudit as verify } from "@luna/core/audit/verify";
import { type Command, UsageError } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const verifyAudit: Command = {
  name: "verify-audit",
  operands: [],
  options: {
    ...tableOptions,
    known: { value: "day:number:hash", means: "A link noted earlier, which must still be there." },
  },
  summary: "Names every audit record that was changed, removed, swapped or never linked.",
  async run(io, _operands, options) {
    const anchors = typeof options.known === "string" ? [anchorOf(options.known)] : [];
    const { days, entries, faults, last } = await verify(operatorContext(options), anchors);
    for (const { fault, day, number, record, detail } of faults)
      io.print(
        [fault, day, number === undefined ? "" : `#${number}`, record ?? "", detail]
          .filter(Boolean)
          .join(" "),
      );
    if (faults.length > 0)
      throw new Error(`${faults.length} faults in ${entries} records of ${days} days.`);
    io.print(`${entries} records of ${days} days are as they were written.`);
    if (last) io.print(`Last link: ${last.day}:${last.number}:${last.hash}`);
  },
};

function anchorOf(text: string): Anchor {
  const [, day, number, hash] = /^(\d{4}-\d\d-\d\d):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!day || !number || !hash)
    throw new UsageError("A known link is <day>:<number>:<hash>, as this command prints it.");
  return { day, number: Number(number), hash };
}
