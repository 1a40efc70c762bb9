import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import * as Metrics from "../metrics/store.ts";
import type { StoredIssue } from "./issue.ts";
import * as Store from "./store.ts";

const tries = 8;

/**
 * Takes a session out of the issues that it met, while its metrics still say which. What only it met
 * goes whole; an issue that others share keeps its words, which their programs said too. May be run again.
 */
export async function leaveIssues(ctx: Context, sessionId: string): Promise<void> {
  const metrics = await Metrics.get(ctx, sessionId, { consistent: true });
  for (const { fingerprint } of metrics?.state.errors ?? [])
    await leave(ctx, sessionId, fingerprint);
  await leaveMadeByHand(ctx, sessionId);
}

/** What the team wrote down of the session, which may say whose it was; of several sessions the others stay. */
async function leaveMadeByHand(ctx: Context, sessionId: string): Promise<void> {
  const met = ({ fingerprint, sessions }: StoredIssue) =>
    fingerprint === undefined && sessions.includes(sessionId);
  for await (const item of everyItem(ctx, { index: "list", partition: Store.issueLists.all })) {
    let issue: StoredIssue | undefined = Store.storedOf(item);
    for (let attempt = 0; issue && met(issue); attempt++) {
      if (attempt === tries) throw new Error(`the issue ${issue.id} never came to rest`);
      const sessions = issue.sessions.filter((id) => id !== sessionId);
      const write =
        sessions.length === 0
          ? Store.removeWrite(issue)
          : Store.changeWrite({ ...issue, sessions, count: sessions.length });
      if ((await ctx.table.transact([write])).ok) break;
      issue = await Store.get(ctx, issue.id);
    }
  }
}

async function leave(ctx: Context, sessionId: string, fingerprint: string): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const issue = await Store.withFingerprint(ctx, fingerprint);
    const meeting = issue && (await Store.meetingWith(ctx, issue.id, sessionId));
    if (!meeting) return;
    const all = await Store.metSince(ctx, issue.id, 0);
    const writes =
      all.length <= 1
        ? Store.removeWrites(issue, meeting)
        : [
            Store.changeWrite({
              ...issue,
              count: issue.count - meeting.count,
              sessions: issue.sessions.filter((id) => id !== sessionId),
            }),
            Store.meetingRemoval(issue.id, sessionId, meeting.version),
          ];
    if ((await ctx.table.transact(writes)).ok) return;
  }
  throw new Error(`the issue of ${fingerprint} never came to rest`);
}
