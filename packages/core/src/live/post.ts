import type { Sockets } from "../aws/sockets.ts";
import type { Context } from "../context.ts";
import { type Frame, textOf } from "./frames.ts";
import { close } from "./rooms.ts";

/** Sends frames in order to a connection; one that is gone is removed from its rooms. False then. */
export async function post(
  ctx: Context & { sockets: Sockets },
  connectionId: string,
  frames: readonly Frame[],
): Promise<boolean> {
  for (const frame of frames) {
    if (await ctx.sockets.post(connectionId, textOf(frame))) continue;
    await close(ctx, connectionId);
    return false;
  }
  return true;
}
