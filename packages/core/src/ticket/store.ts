/** Tickets: who may open one WebSocket connection, within a minute; kept as a hash. */
import type { Actor } from "../actor.ts";
import { ifAbsent } from "../aws/expression.ts";
import type { Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { hashOf, newLinkCode } from "../token/code.ts";

export const ticketSeconds = 60;

const keyOf = (ticket: string): Key => ({ pk: `TICKET#${hashOf(ticket)}`, sk: "TICKET" });

/** What is remembered of an actor: no address. */
const rememberedOf = (actor: Actor): Actor =>
  actor.kind === "staff" ? { ...actor, email: "" } : actor;

export async function issue(ctx: Context): Promise<string> {
  const ticket = newLinkCode();
  await ctx.table.put(
    {
      ...keyOf(ticket),
      kind: "ticket",
      actor: rememberedOf(ctx.actor),
      expiresAt: Math.floor(ctx.now() / 1000) + ticketSeconds,
    },
    ifAbsent,
  );
  return ticket;
}

/** Whom the ticket was for; it is then used up. Undefined when unknown, used or expired. */
export async function spend(ctx: Context, ticket: string): Promise<Actor | undefined> {
  const key = keyOf(ticket);
  const item = await ctx.table.get(key, { consistent: true });
  if (!item) return undefined;
  // of two who try, the condition lets one
  const spent = await ctx.table.delete(key, { expression: "attribute_exists(#pk)" });
  return spent ? (item.actor as Actor) : undefined;
}
