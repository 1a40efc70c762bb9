import type { Context } from "../context.ts";
import * as Session from "../session/store.ts";

/** True while a legal hold on one of the person's sessions keeps everything. */
export const isHeld = async (ctx: Context, participantId: string): Promise<boolean> =>
  (await Session.ofParticipant(ctx, participantId)).some(({ hold }) => hold);
