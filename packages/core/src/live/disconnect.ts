import type { Context } from "../context.ts";
import { heardIn, keepHeard } from "./heard.ts";
import * as Rooms from "./rooms.ts";

/** A connection has ended: it leaves its rooms; when its program was last heard is kept. */
export async function disconnect(ctx: Context, connectionId: string): Promise<void> {
  const connection = await Rooms.get(ctx, connectionId);
  const heard = connection && heardIn(connection);
  if (heard && connection.actor.kind === "client")
    await keepHeard(ctx, connection.actor.sessionId, heard);
  await Rooms.close(ctx, connectionId);
}
