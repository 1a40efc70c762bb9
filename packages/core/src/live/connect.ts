import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import * as Ticket from "../ticket/store.ts";
import * as Rooms from "./rooms.ts";

/** Opens a connection for whom its ticket was issued. @throws AppError `unauthenticated` */
export async function connect(
  ctx: Context,
  connectionId: string,
  ticket: string | undefined,
): Promise<void> {
  const actor = ticket ? await Ticket.spend(ctx, ticket) : undefined;
  if (!actor) throw new AppError("unauthenticated", "The ticket is unknown, used or expired.");
  await Rooms.open(ctx, connectionId, actor);
}
