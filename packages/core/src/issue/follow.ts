/** Issues follow the troubles of sessions: grouped by fingerprint, each counted once. */
import type { Write } from "../aws/table.ts";
import { type Context, newId } from "../context.ts";
import type { ErrorGroup } from "../fold/state.ts";
import { metricsOf } from "../metrics/store.ts";
import type { Projection } from "../project/change.ts";
import type { StoredSession } from "../session/session.ts";
import * as Sessions from "../session/store.ts";
import { mostSessions, type StoredIssue, severityOf, titleOf, withFirst } from "./issue.ts";
import { patternWrites } from "./pattern.ts";
import * as Store from "./store.ts";

const tries = 8;

export const projectIssues: Projection = async (ctx, { before, after }) => {
  if (!after?.troubles || before?.troubles === after.troubles) return [];
  const metrics = metricsOf(after);
  const known = new Map(
    before ? metricsOf(before).state.errors.map((group) => [group.fingerprint, group]) : [],
  );
  const moved = metrics.state.errors.filter(
    ({ fingerprint, unexpected }) => (known.get(fingerprint)?.unexpected ?? 0) !== unexpected,
  );
  const session = moved.length > 0 && (await Sessions.get(ctx, metrics.sessionId));
  if (!session || session.dataDeleted) return [];
  for (const group of moved) await meet(ctx, session, group, metrics.version);
  return [];
};

/** The session's part in an issue becomes what its metrics say at this version. */
async function meet(
  ctx: Context,
  session: StoredSession,
  group: ErrorGroup,
  version: number,
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const known = await Store.withFingerprint(ctx, group.fingerprint);
    const issue = known ?? newIssue(ctx, group);
    const read = known && (await Store.meetingWith(ctx, issue.id, session.id));
    if (read && read.version >= version) return;
    const meeting = {
      sessionId: session.id,
      count: group.unexpected,
      lastMs: group.receivedMs,
      version,
    };
    const shared = read ? undefined : await patternWrites(ctx, issue, session, group);
    const next: StoredIssue = {
      ...grown(issue, session, group, group.unexpected - (read?.count ?? 0)),
      ...(shared && { pattern: shared.pattern }),
    };
    const writes: Write[] = [
      ...(known ? [Store.changeWrite(next)] : Store.createWrites(next)),
      Store.meetingWrite(issue.id, meeting, read),
      ...(shared?.writes ?? []),
    ];
    if ((await ctx.table.transact(writes)).ok) return;
  }
  throw new Error(`the issue of ${group.fingerprint} never came to rest`);
}

const newIssue = (ctx: Context, group: ErrorGroup): StoredIssue => ({
  id: newId(ctx, "issue"),
  title: titleOf(group),
  severity: severityOf(group),
  status: "open",
  fingerprint: group.fingerprint,
  count: 0,
  sessions: [],
  segments: [],
  systems: [],
  firstSeenAt: new Date(group.firstMs).toISOString(),
  lastSeenAt: new Date(group.lastMs).toISOString(),
  version: 1,
});

function grown(
  issue: StoredIssue,
  session: StoredSession,
  { firstMs, lastMs }: ErrorGroup,
  more: number,
): StoredIssue {
  const first = new Date(firstMs).toISOString();
  const last = new Date(lastMs).toISOString();
  const cameBack = issue.status === "fixed" && issue.fixedAt && last > issue.fixedAt;
  return {
    ...issue,
    ...(cameBack && { status: "open" as const, fixedAt: undefined }),
    count: Math.max(0, issue.count + more),
    sessions: withFirst(issue.sessions, session.id).slice(0, mostSessions),
    segments: withFirst(issue.segments, session.segment),
    systems: withFirst(issue.systems, session.operatingSystem),
    firstSeenAt: first < issue.firstSeenAt ? first : issue.firstSeenAt,
    lastSeenAt: last > issue.lastSeenAt ? last : issue.lastSeenAt,
  };
}
