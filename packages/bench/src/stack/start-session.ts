import type { Client } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import type { Stack } from "./start-stack.ts";

export interface StartedSession {
  id: string;
  /** Speaks as the tested program. */
  program: Client;
  observer: Client;
}

let people = 0;

/** A running session of somebody new. */
export async function startSession(stack: Stack): Promise<StartedSession> {
  const anyone = createClient({ baseUrl: stack.apiUrl });
  const researcher = anyone.as(stack.tokens.researcher);
  people += 1;
  const { participant } = await anyone.registerParticipant({
    email: `bench-${people}@luna.example`,
    firstName: "Bench",
    operatingSystem: "Linux",
    techLevel: "advanced",
    consent: { session: true, recording: true },
  });
  const { session } = await researcher.createSession({
    participantId: participant.id,
    override: true,
  });
  const { client } = await researcher.startSession({ id: session.id });
  return {
    id: session.id,
    program: anyone.as(client.token),
    observer: anyone.as(stack.tokens.observer),
  };
}
