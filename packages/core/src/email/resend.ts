import type { RouteInput } from "@luna/contracts/routes/table";
import { auditWrite } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { AppError, notFound, stateConflict } from "../error.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import { requireVersion } from "../if-match.ts";
import { type QueuedEmail, queueEmail } from "./queue.ts";
import * as Email from "./store.ts";
import { viewOf } from "./view.ts";

/**
 * Queues a mail once more, with what it says put together anew.
 * @throws AppError `state_conflict` while it is still on its way, `stale` by `If-Match`
 */
export async function resendEmail(ctx: Context, { id }: RouteInput<"resendEmail">) {
  const again = await madeBefore(ctx, "resendEmail");
  if (again) return { email: viewOf(stillThere(await Email.get(ctx, again)), ctx.actor) };
  const email = await Email.get(ctx, id);
  if (!email) throw notFound("mail");
  requireVersion(ctx, email.version, "mail");
  if (email.status === "queued" || email.status === "sending")
    throw stateConflict("The mail is still on its way.");
  if (email.emailKind === "message" && !email.data)
    throw stateConflict("The text of the message is no longer kept.");
  const write = queueEmail(ctx, {
    kind: email.emailKind,
    participantId: email.participantId,
    staffId: email.staffId,
    sessionId: email.sessionId,
    to: email.address,
    data: email.data,
  } as QueuedEmail);
  write.put.resendOf = id;
  const written = await ctx.table.transact([
    write,
    auditWrite(ctx, { action: "resendEmail", resource: id }),
    ...remember(ctx, "resendEmail", write.put.id as string),
  ]);
  if (!written.ok)
    throw new AppError("request_running", "A request with this idempotency key is running.");
  return { email: viewOf(Email.emailOf(write.put), ctx.actor) };
}
