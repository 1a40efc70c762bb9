/** Tokens of the service, signed by its own code for the functions that are measured. */
import type { Context } from "@luna/core/context";
import { forClient, forParticipant } from "@luna/core/token/token";

export const sessionId = "ses_01JD0000000000000000000001";
export const participantId = "prt_01JD0000000000000000000001";
export const secret = "a secret that signs for a bench only";

export async function ownTokens(): Promise<{ client: string; participant: string }> {
  // signing looks at nothing else
  const ctx = {
    keys: async () => ({ current: secret }),
    now: Date.now,
    settings: { stage: "bench" },
  } as Partial<Context> as Context;
  const [client, participant] = await Promise.all([
    forClient(ctx, sessionId, "app"),
    forParticipant(ctx, participantId),
  ]);
  return { client: client.token, participant: participant.token };
}
