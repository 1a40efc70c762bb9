import type { Context } from "../context.ts";
import * as Ticket from "./store.ts";

/** A ticket for one WebSocket connection: browsers cannot send a bearer token with the handshake. */
export async function issueTicket(ctx: Context) {
  const ticket = await Ticket.issue(ctx);
  const url = new URL(ctx.settings.websocketUrl);
  url.searchParams.set("ticket", ticket);
  return { ticket, url: url.toString() };
}
