import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { madeBefore, remember } from "../idempotency/idempotency.ts";
import { queueJob } from "../job/queue.ts";
import { load } from "../session/load.ts";

/** Queues a ZIP of the session: events, metrics, struggles, notes, feedback, files and what they mean. */
export async function archiveSession(ctx: Context, { id }: RouteInput<"archiveSession">) {
  const again = await madeBefore(ctx, "archiveSession");
  if (again) return { jobId: again };
  const session = await load(ctx, id, "researcher");
  if (session.dataDeleted)
    throw new AppError("state_conflict", "The data of this session has been deleted.");
  const { participantId } = session;
  const { jobId, write } = queueJob(ctx, {
    kind: "archive",
    participantId,
    input: { sessionId: id },
  });
  const written = await ctx.table.transact([write, ...remember(ctx, "archiveSession", jobId)]);
  if (!written.ok)
    throw new AppError("request_running", "A request with this idempotency key is running.");
  return { jobId };
}
