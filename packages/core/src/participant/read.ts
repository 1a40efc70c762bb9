import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff } from "../access/permissions.ts";
import { auditRead } from "../audit/append.ts";
import type { Context } from "../context.ts";
import * as Email from "../email/store.ts";
import { viewOf as emailViewOf } from "../email/view.ts";
import { notFound } from "../error.ts";
import * as Feedback from "../feedback/store.ts";
import { viewOf as feedbackViewOf } from "../feedback/view.ts";
import * as Session from "../session/store.ts";
import { viewOf as sessionViewOf } from "../session/view.ts";
import * as Store from "./store.ts";
import { viewOf } from "./view.ts";

/** One participant with everything around it, each part as the caller may see it. */
export async function read(
  ctx: Context,
  { id }: RouteInput<"readParticipant">,
): Promise<RouteAnswer<"readParticipant">> {
  requireSelfOrStaff(ctx, id);
  const participant = await Store.get(ctx, id, { consistent: true });
  if (!participant) throw notFound("participant");
  const [sessions, emails] = await Promise.all([
    Session.ofParticipant(ctx, id),
    Email.ofParticipant(ctx, id),
    auditRead(ctx, { action: "readParticipant", resource: id }),
  ]);
  const feedback = await Promise.all(sessions.map((session) => Feedback.get(ctx, session.id)));
  return {
    participant: viewOf(participant, ctx.actor),
    sessions: sessions.map((session) => sessionViewOf(session, ctx.actor)),
    feedback: feedback.flatMap((each) => (each ? [feedbackViewOf(each, ctx.actor)] : [])),
    statistics: {
      sessions: sessions.length,
      completed: sessions.filter(({ status }) => status === "completed").length,
      noShows: participant.noShows,
      emails: emails.length,
    },
    emails: emails.map((email) => emailViewOf(email, ctx.actor)),
  };
}
