import type { Write } from "../aws/table.ts";
import { after, type Context } from "../context.ts";
import { queueJob } from "../job/queue.ts";

/** What is to go: all files of a session, or the uploads of recordings of a person. */
export interface Removal {
  participantId: string;
  sessionId?: string | undefined;
}

/** Requests that were under way have ended by then. */
const secondRunMinutes = 15;

/** The write that queues the work, not before `at` (an instant). */
export const removalWrite = (
  ctx: Context,
  { participantId, sessionId }: Removal,
  at?: string,
): Write => queueJob(ctx, { kind: "remove-files", participantId, input: { sessionId }, at }).write;

/** The writes that queue it at once, and once more for what an index did not show yet. */
export const queueRemoval = (ctx: Context, removal: Removal): Write[] => [
  removalWrite(ctx, removal),
  removalWrite(ctx, removal, after(ctx.now(), { minutes: secondRunMinutes })),
];
