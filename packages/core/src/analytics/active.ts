import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import type { StoredSession } from "../session/session.ts";
import { sessionLists, sessionOf } from "../session/store.ts";

/** Sessions that run right now, the newest first. */
export async function activeSessions(ctx: Context): Promise<StoredSession[]> {
  const sessions: StoredSession[] = [];
  for await (const item of everyItem(ctx, {
    index: "status",
    partition: sessionLists.status("in-progress"),
    descending: true,
  }))
    sessions.push(sessionOf(item));
  return sessions;
}
