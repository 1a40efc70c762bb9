import type { RouteInput } from "@luna/contracts/routes/table";
import { auditWrite } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { madeBefore, remember } from "../idempotency/idempotency.ts";
import * as Participant from "../participant/store.ts";
import { queueEmail } from "./queue.ts";
import { unreachable } from "./still-wanted.ts";

/**
 * A message to chosen participants, all queued at once or none; the unsubscribed are left out. The
 * audit names each recipient, before: one transaction does not hold all mails and all entries.
 */
export async function sendMessage(ctx: Context, input: RouteInput<"sendMessage">) {
  const { subject, text } = input;
  const ids = [...new Set(input.participantIds)];
  const known = await Participant.getMany(ctx, ids);
  const skipped = ids.flatMap((participantId) => {
    const participant = known.find(({ id }) => id === participantId);
    if (!participant) return [{ participantId, reason: "not_found" }];
    return unreachable(participant) ? [{ participantId, reason: "unsubscribed" }] : [];
  });
  const chosen = ids.filter((id) => !skipped.some(({ participantId }) => participantId === id));
  if (await madeBefore(ctx, "sendMessage")) return { queued: chosen.length, skipped };
  if (chosen.length === 0) return { queued: 0, skipped };
  const senderName = ctx.actor.kind === "staff" ? ctx.actor.name : undefined;
  const mails = chosen.map((participantId) =>
    queueEmail(ctx, { kind: "message", participantId, data: { subject, text, senderName } }),
  );
  await ctx.table.transact(
    chosen.map((resource) => auditWrite(ctx, { action: "sendMessage", resource })),
  );
  const first = mails[0]!.put.id as string;
  const written = await ctx.table.transact([...mails, ...remember(ctx, "sendMessage", first)]);
  if (!written.ok)
    throw new AppError("request_running", "A request with this idempotency key is running.");
  return { queued: chosen.length, skipped };
}
