/** A registered participant for tests, by the verb itself. */
import type { OwnParticipant } from "@luna/contracts/entities/participant";
import type { RouteInput } from "@luna/contracts/routes/table";
import type { Actor } from "../actor.ts";
import { register } from "../participant/register.ts";
import type { TestContext } from "./context.ts";

/** Answers to the screening of somebody who fits. */
export const fitAnswers = {
  adult: true,
  available: true,
  hasAdminRights: true,
  hasReliableInternet: true,
  motivationLevel: "high",
} as const;

let count = 0;

/** Registers somebody, with consent to the session unless said otherwise. */
export async function registered(
  ctx: TestContext,
  given: Partial<RouteInput<"registerParticipant">> = {},
): Promise<OwnParticipant> {
  count += 1;
  const { participant } = await register(ctx.as({ kind: "public" }), {
    email: `person-${count}@example.org`,
    firstName: "Mira",
    operatingSystem: "Linux",
    techLevel: "basic",
    timeZone: "Europe/Berlin",
    locale: "en",
    consent: { session: true },
    ...given,
  });
  return participant;
}

/** The participant itself as the caller. */
export const self = (participant: { id: string }): Actor => ({
  kind: "participant",
  id: participant.id,
});
