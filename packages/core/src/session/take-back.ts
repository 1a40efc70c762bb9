import type { Context } from "../context.ts";
import { queueRemoval } from "../file/queue-removal.ts";
import type { SessionChange } from "./change.ts";
import type { StoredSession } from "./session.ts";
import { tasksOf } from "./tasks.ts";

/**
 * The session without its data, and the writes that queue the removal of its files. Under a legal
 * hold everything stays until that ends, and only nothing more comes in.
 */
export function takeBack(ctx: Context, session: StoredSession): SessionChange {
  const { deletionWaits: _waits, ...withdrawn } = { ...session, withdrawn: true };
  if (session.hold) return { session: { ...withdrawn, deletionWaits: true } };
  const tasks = tasksOf(ctx.study, session.scenarioType);
  return {
    session: { ...withdrawn, dataDeleted: true, progress: 0, tasks },
    also: queueRemoval(ctx, { sessionId: session.id, participantId: session.participantId }),
  };
}
