import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelf } from "../access/permissions.ts";
import { auditWrite } from "../audit/append.ts";
import { type Context, instant } from "../context.ts";
import { queueRemoval } from "../file/queue-removal.ts";
import { change } from "../participant/change.ts";
import { ownOf } from "../participant/view.ts";
import { consentState, withConsent } from "./consent.ts";
import { recordWrite } from "./store.ts";

/** Gives or withdraws consent to one purpose, by the text that the study shows now. */
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
  return { consent, participant: ownOf(participant) };
}
