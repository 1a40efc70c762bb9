import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant, newId } from "../context.ts";
import { endsFirst } from "../ends-first.ts";
import { AppError, invalid } from "../error.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import { load } from "../session/load.ts";
import type { StoredIssue } from "./issue.ts";
import * as Store from "./store.ts";

/** Records a problem that somebody saw, in a session or beside any. */
export async function create(ctx: Context, input: RouteInput<"createIssue">) {
  const made = await madeBefore(ctx, "createIssue");
  if (made !== undefined) return again(ctx, made);
  const { title, severity, sessionId, task, from, to } = input;
  if (endsFirst({ from, to })) throw invalid("/to", "is before its beginning");
  const session = sessionId ? await load(ctx, sessionId) : undefined;
  const now = instant(ctx);
  const seen = (time: string | undefined) => time && new Date(time).toISOString();
  const issue: StoredIssue = {
    id: newId(ctx, "issue"),
    title,
    severity,
    status: "open",
    count: session ? 1 : 0,
    sessions: session ? [session.id] : [],
    segments: session ? [session.segment] : [],
    systems: session?.operatingSystem ? [session.operatingSystem] : [],
    ...(task && { task }),
    ...(from && { from: seen(from) }),
    ...(to && { to: seen(to) }),
    firstSeenAt: seen(from) ?? now,
    lastSeenAt: seen(to) ?? seen(from) ?? now,
    version: 1,
  };
  const written = await ctx.table.transact([
    ...Store.createWrites(issue),
    ...remember(ctx, "createIssue", issue.id),
  ]);
  if (written.ok) return { issue: Store.issueOf(issue) };
  const meanwhile = await madeBefore(ctx, "createIssue");
  if (meanwhile === undefined)
    throw new AppError("request_running", "The same request is being worked on.");
  return again(ctx, meanwhile);
}

/** What an earlier request with the same key made. */
async function again(ctx: Context, id: string) {
  return { issue: Store.issueOf(stillThere(await Store.get(ctx, id))) };
}
