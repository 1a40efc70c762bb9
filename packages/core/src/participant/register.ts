import type { ConsentState, Participant } from "@luna/contracts/entities/participant";
import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { consentState } from "../consent/consent.ts";
import { recordWrite } from "../consent/store.ts";
import { type Context, instant, newId } from "../context.ts";
import { queueEmail } from "../email/queue.ts";
import { AppError, invalid } from "../error.ts";
import { assignedVariant } from "../experiment/assign.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import { forParticipant } from "../token/token.ts";
import { parseAddress } from "./parse-address.ts";
import { segmentOf } from "./segment.ts";
import * as Store from "./store.ts";
import { ownOf } from "./view.ts";

/** Registers a participant with the consents given, and queues the welcome. */
export async function register(
  ctx: Context,
  input: RouteInput<"registerParticipant">,
): Promise<RouteAnswer<"registerParticipant">> {
  const earlier = await registeredBefore(ctx);
  if (earlier) return answer(ctx, earlier);
  const email = await parseAddress(input.email);
  if (!email) throw invalid("/email", "is not an e-mail address");
  if (await Store.findByEmail(ctx, email)) return twinOrTaken(ctx);

  const participant = newParticipant(ctx, { ...input, email }, await Store.nextCode(ctx));
  const stored = await ctx.table.transact([
    ...Store.createWrites(participant),
    ...participant.consents.map((state) => recordWrite(ctx, participant.id, state)),
    queueEmail(ctx, { kind: "welcome", participantId: participant.id }),
    ...remember(ctx, "registerParticipant", participant.id),
  ]);
  return stored.ok ? answer(ctx, participant) : twinOrTaken(ctx);
}

/** Somebody was quicker: the same request once more, or another one with this address. */
async function twinOrTaken(ctx: Context) {
  const twin = await registeredBefore(ctx);
  if (twin) return answer(ctx, twin);
  throw new AppError(
    "email_taken",
    "Somebody has registered with this address. Ask for a sign-in link.",
  );
}

async function registeredBefore(ctx: Context): Promise<Participant | undefined> {
  const id = await madeBefore(ctx, "registerParticipant");
  return id === undefined ? undefined : stillThere(await Store.get(ctx, id, { consistent: true }));
}

async function answer(ctx: Context, participant: Participant) {
  const { token } = await forParticipant(ctx, participant.id);
  return { participant: ownOf(participant), token };
}

function newParticipant(
  ctx: Context,
  input: RouteInput<"registerParticipant">,
  code: string,
): Participant {
  const at = instant(ctx);
  const id = newId(ctx, "participant");
  const { consent = {}, ...given } = input;
  return {
    ...given,
    id,
    ...assignedVariant(ctx.study, "participant", id),
    code,
    segment: segmentOf(input.techLevel),
    status: "pending",
    registeredAt: at,
    updatedAt: at,
    lastContactAt: at,
    version: 1,
    noShows: 0,
    consents: ctx.study.consents.flatMap(({ purpose }): ConsentState[] => {
      const answered = consent[purpose];
      return answered === undefined
        ? []
        : [
            consentState(ctx.study, {
              purpose,
              given: answered,
              language: input.locale,
              at,
              way: "registration",
            }),
          ];
    }),
    screenings: [],
  };
}
