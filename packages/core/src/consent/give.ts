import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelf } from "../access/permissions.ts";
import { auditWrite } from "../audit/append.ts";
import { type Context, instant } from "../context.ts";
import { queueRemoval } from "../file/queue-removal.ts";
import { change } from "../participant/change.ts";
import * as Participants from "../participant/store.ts";
import { ownOf } from "../participant/view.ts";
import { isAhead } from "../session/session.ts";
import { stop } from "../session/stop.ts";
import * as Sessions from "../session/store.ts";
import { consentState, withConsent } from "./consent.ts";
import { recordWrite } from "./store.ts";

/**
 * Gives or withdraws consent to one purpose, by the text that the study shows now. Without consent to the
 * session, one that runs is stopped, with what is there kept, and those booked are cancelled.
 */
export async function give(
  ctx: Context,
  input: RouteInput<"giveConsent">,
): Promise<RouteAnswer<"giveConsent">> {
  requireSelf(ctx, input.id);
  const at = instant(ctx);
  const participant = await change(ctx, input.id, (current) => {
    const state = consentState(ctx.study, {
      purpose: input.purpose,
      given: input.given,
      language: input.language ?? current.locale,
      at,
      way: input.given ? "portal" : "withdrawal",
    });
    return {
      participant: {
        ...current,
        consents: withConsent(current.consents, state),
        lastContactAt: at,
        // whoever wants to hear from us again is no longer unsubscribed
        ...(input.purpose === "contact" && input.given && { unsubscribedAt: undefined }),
      },
      also: [
        recordWrite(ctx, current.id, state),
        // recordings that are under way end; those that are there the person may delete
        ...(input.purpose === "recording" && !input.given
          ? queueRemoval(ctx, { participantId: current.id })
          : []),
        auditWrite(ctx, { action: "giveConsent", resource: current.id }),
      ],
    };
  });
  const consent = participant.consents.find(({ purpose }) => purpose === input.purpose)!;
  if (input.purpose !== "session" || input.given)
    return { consent, participant: ownOf(participant) };
  await stopAll(ctx, input.id);
  const now = await Participants.get(ctx, input.id, { consistent: true });
  return { consent, participant: ownOf(now ?? participant) };
}

/** Whoever withdraws again finishes what was cut short: what has been stopped stays as it is. */
async function stopAll(ctx: Context, participantId: string): Promise<void> {
  // the request was about the person, not about these
  const own = { ...ctx, ifMatch: undefined, idempotency: undefined };
  for (const session of await Sessions.ofParticipant(ctx, participantId))
    if (isAhead(session) || session.status === "in-progress")
      await stop(own, { id: session.id, data: "keep" });
}
