import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { AppError, invalid, notFound } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import * as Staff from "../staff/store.ts";
import * as Store from "./store.ts";

const tries = 6;

/** Changes what the team says of an issue; its counts are the sessions'. @throws AppError `stale` by `If-Match` */
export async function update(ctx: Context, input: RouteInput<"updateIssue">) {
  const { id, title, severity, status, assigneeId } = input;
  if (assigneeId && !(await Staff.get(ctx, assigneeId)))
    throw invalid("/assigneeId", "is nobody who has signed in");
  for (let attempt = 0; attempt < tries; attempt++) {
    const issue = await Store.get(ctx, id);
    if (!issue) throw notFound("issue");
    requireVersion(ctx, issue.version, "issue");
    const write = Store.changeWrite({
      ...issue,
      title: title ?? issue.title,
      severity: severity ?? issue.severity,
      status: status ?? issue.status,
      assigneeId: assigneeId === undefined ? issue.assigneeId : (assigneeId ?? undefined),
      ...(status && { fixedAt: status === "fixed" ? instant(ctx) : undefined }),
    });
    if (await ctx.table.put(write.put, write.if))
      return { issue: Store.issueOf(Store.storedOf(write.put)) };
  }
  throw new AppError("concurrent_change", "The issue is being changed elsewhere.");
}
