import type { RouteInput } from "@luna/contracts/routes/table";
import { isStaff } from "../actor.ts";
import { auditRead } from "../audit/append.ts";
import type { Context } from "../context.ts";
import * as Feedback from "../feedback/store.ts";
import { viewOf as feedbackViewOf } from "../feedback/view.ts";
import * as Files from "../file/store.ts";
import { viewOf as fileViewOf } from "../file/view.ts";
import * as Metrics from "../metrics/store.ts";
import * as Participants from "../participant/store.ts";
import { viewOf as participantViewOf } from "../participant/view.ts";
import { load } from "./load.ts";
import { viewOf } from "./view.ts";

/** One session with its person as the caller may see it, and what came of it. */
export async function read(ctx: Context, { id }: RouteInput<"readSession">) {
  const session = await load(ctx, id);
  const staff = isStaff(ctx.actor);
  const [participant, metrics, feedback, files] = await Promise.all([
    Participants.get(ctx, session.participantId),
    staff ? Metrics.get(ctx, id) : undefined,
    ctx.actor.kind === "client" ? undefined : Feedback.get(ctx, id),
    ctx.actor.kind === "client" ? [] : Files.ofSession(ctx, id),
  ]);
  await auditRead(ctx, { action: "readSession", resource: id });
  return {
    session: {
      ...viewOf(session, ctx.actor),
      ...(participant && { participant: participantViewOf(participant, ctx.actor) }),
      ...(metrics && { metrics: metrics.summary }),
      ...(feedback && { feedback: feedbackViewOf(feedback, ctx.actor) }),
      files: files.map((file) => fileViewOf(file, ctx.actor)),
    },
  };
}
