/** The audit: who read or changed which person's data, appended without names. */
import { ulid } from "ulid";
import { actorName } from "../actor.ts";
import { ifAbsent } from "../aws/expression.ts";
import type { Item, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { dayPartition } from "./chain.ts";

export interface Audited {
  /** The id of the route or step, such as `readParticipant`. */
  action: string;
  /** The id of what was read or changed. */
  resource: string;
}

function entryOf(ctx: Context, { action, resource }: Audited): Item {
  const at = instant(ctx);
  const id = ulid(ctx.now());
  return {
    pk: dayPartition(at.slice(0, 10)),
    sk: `${at}#${id}`,
    kind: "audit",
    at,
    actor: actorName(ctx.actor),
    action,
    resource,
    requestId: ctx.requestId,
    listKey: "AUDIT",
    listSort: `${at}#${id}`,
  };
}

/** The entry of a change, for its transaction. */
export const auditWrite = (ctx: Context, audited: Audited): Write => ({
  put: entryOf(ctx, audited),
  if: ifAbsent,
});

/** Notes a read of personal data by staff that may see it; others' reads are not of that kind. */
export async function auditRead(ctx: Context, audited: Audited): Promise<void> {
  if (ctx.actor.kind !== "staff" || ctx.actor.role === "observer") return;
  await ctx.table.put(entryOf(ctx, audited), ifAbsent);
}

/** Notes a change by staff before it is made, where no transaction of the change's own does. */
export async function auditChange(ctx: Context, audited: Audited): Promise<void> {
  if (ctx.actor.kind === "staff") await ctx.table.put(entryOf(ctx, audited), ifAbsent);
}
