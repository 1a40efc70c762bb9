import { clientsOf } from "../day/team.ts";
import type { Stack } from "../stack/stack.ts";

/** A session of somebody new that has just been started: its id, and who speaks to whom. */
export async function runningSession(stack: Pick<Stack, "apiUrl" | "tokens">, email: string) {
  const clients = clientsOf(stack);
  const { anyone, researcher } = clients;
  const { participant } = await anyone.registerParticipant({
    ...{ email, firstName: "Robin", operatingSystem: "Linux", techLevel: "advanced" },
    consent: { session: true, recording: true },
  });
  const { session } = await researcher.createSession({
    participantId: participant.id,
    override: true,
  });
  const { client } = await researcher.startSession({ id: session.id });
  return { ...clients, id: session.id, access: client, program: anyone.as(client.token) };
}
