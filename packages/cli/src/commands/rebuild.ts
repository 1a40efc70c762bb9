import { type Difference, rebuild as rebuildSession } from "@luna/core/metrics/rebuild";
import { everySession } from "@luna/core/session/store";
import { type Command, type Io, UsageError } from "../command.ts";
import { operatorContext, tableOptions } from "../operator-context.ts";

export const rebuild: Command = {
  name: "rebuild",
  operands: ["session|all"],
  options: {
    ...tableOptions,
    "dry-run": { means: "Says what differs and leaves it as it is." },
  },
  summary: "Computes metrics, struggles and alerts anew from the events, and repairs what differs.",
  async run(io, [which], options) {
    const ctx = operatorContext(options);
    const repair = !options["dry-run"];
    if (which !== "all") {
      if (!which?.startsWith("ses_")) throw new UsageError("Say the id of a session, or all.");
      print(io, which, await rebuildSession(ctx, { id: which, repair }));
      return;
    }
    let [sessions, differences] = [0, 0];
    for await (const id of everySession(ctx)) {
      const found = await rebuildSession(ctx, { id, repair });
      if (found.length > 0) print(io, id, found);
      sessions++;
      differences += found.length;
    }
    io.print(`${sessions} sessions, ${differences} differences${suffix(differences, repair)}.`);
  },
};

function print(io: Io, id: string, differences: readonly Difference[]): void {
  if (differences.length === 0) io.print(`${id}: no difference`);
  for (const { what, key, how } of differences) io.print(`${id}: ${what} ${key} is ${how}`);
}

const suffix = (count: number, repair: boolean): string =>
  count === 0 ? "" : repair ? ", repaired" : ", left as they are";
