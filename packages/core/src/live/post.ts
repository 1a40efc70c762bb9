import type { Sockets } from "../aws/sockets.ts";
import type { Context } from "../context.ts";
import { type Frame, textOf } from "./frames.ts";

/** Sends frames in order to a connection. False when it is gone. */
export async function post(
  ctx: Context & { sockets: Sockets },
  connectionId: string,
  frames: readonly Frame[],
): Promise<boolean> {
  for (const frame of frames)
    if (!(await ctx.sockets.post(connectionId, textOf(frame)))) return false;
  return true;
}
