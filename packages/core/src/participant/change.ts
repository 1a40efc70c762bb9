import type { Participant } from "@luna/contracts/entities/participant";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { AppError, notFound } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import * as Store from "./store.ts";

export interface Change {
  participant: Participant;
  /** In the same transaction. */
  also?: Write[];
}

const tries = 8;

/**
 * Changes a participant by what `decide` makes of it; when somebody else was quicker it decides
 * again on what is there now. `refused` hears which of the other writes did not hold.
 * @throws AppError `not_found`, `stale` by If-Match, `concurrent_change`
 */
export async function change(
  ctx: Context,
  id: string,
  decide: (participant: Participant) => Change | Promise<Change>,
  refused?: (failed: number[]) => void | Promise<void>,
): Promise<Participant> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const current = await Store.get(ctx, id, { consistent: true });
    if (!current) throw notFound("participant");
    requireVersion(ctx, current.version, "participant");
    const { participant, also = [] } = await decide(current);
    const write = Store.changeWrite(
      { ...participant, updatedAt: instant(ctx) },
      { ifVersion: current.version },
    );
    const result = await ctx.table.transact([write, ...also]);
    if (result.ok) return Store.participantOf(write.put);
    if (!result.failed.includes(0)) await refused?.(result.failed.map((index) => index - 1));
  }
  throw new AppError("concurrent_change", "Others keep changing this participant, try again.");
}
