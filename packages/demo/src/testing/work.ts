/** Work like that of a study's busiest minutes, until the stack is gone. */
import { type Client, createProgram, uploadFile } from "@luna/sdk";
import { clientsOf } from "../day/team.ts";
import type { Stack } from "../stack/stack.ts";
import type { Ledger } from "./ledger.ts";

export interface Work {
  /** Resolves when the workers have given up, which they do once the stack is gone. */
  end(): Promise<void>;
  /** Errors that came while the stack was there. */
  troubles: unknown[];
}

interface Surroundings {
  stack: Stack;
  ledger: Ledger;
  /** Service time in ms. */
  now(): number;
  /** Keeps the addresses of one piece of work apart from those of others. */
  tag: string;
}

/** Begins `workers` sessions at once; each sends events, registers people and uploads all the time. */
export function beginWork(surroundings: Surroundings, workers: number): Work {
  const ending = new AbortController();
  const troubles: unknown[] = [];
  const running = Array.from({ length: workers }, (_, worker) =>
    workOn(surroundings, worker, ending.signal).catch((error: unknown) => {
      if (!ending.signal.aborted) troubles.push(error);
    }),
  );
  return {
    troubles,
    async end() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

async function workOn(around: Surroundings, worker: number, signal: AbortSignal): Promise<void> {
  const { stack, ledger, now, tag } = around;
  const clients = clientsOf(stack);
  const address = (number: number) => `person.${tag}.${worker}.${number}@example.org`;
  const first = await register(clients.anyone, ledger, address(0), signal);
  const begun = await beginSession(clients.researcher, first, signal);
  const client = clients.anyone.as(begun.access.token);
  const program = createProgram({
    client,
    sessionId: begun.sessionId,
    source: begun.access.source,
    lastSeq: begun.access.lastSeq,
    batchEvents: 10,
    batchAfterMs: 100,
    socket: false,
    now,
  });
  ledger.sessions.set(begun.sessionId, { source: begun.access.source, program });
  for (let round = 1; !signal.aborted; round += 1) {
    const files = uploadOne(client, ledger, begun.sessionId, `${tag}-${worker}-${round}`, signal);
    for (let number = 0; number < 20; number += 1)
      program.track({ type: "click", target: `button ${number} of round ${round}` });
    await Promise.all([files, register(clients.anyone, ledger, address(round), signal)]);
  }
}

/** Registers somebody, which queues a mail too. */
async function register(
  anyone: Client,
  ledger: Ledger,
  email: string,
  signal: AbortSignal,
): Promise<string> {
  const { participant } = await anyone.registerParticipant(
    {
      email,
      firstName: "Robin",
      lastName: "Okoye",
      operatingSystem: "Linux",
      techLevel: "advanced",
      timeZone: "Europe/Berlin",
      consent: { session: true, recording: true },
    },
    { signal },
  );
  ledger.participants.set(participant.id, email);
  return participant.id;
}

async function beginSession(researcher: Client, participantId: string, signal: AbortSignal) {
  await researcher.screenParticipant(
    {
      id: participantId,
      adult: true,
      available: true,
      hasAdminRights: true,
      hasReliableInternet: true,
      motivationLevel: "high",
    },
    { signal },
  );
  const { session } = await researcher.createSession({ participantId, override: true }, { signal });
  const { client: access } = await researcher.startSession({ id: session.id }, { signal });
  return { sessionId: session.id, access };
}

async function uploadOne(
  client: Client,
  ledger: Ledger,
  sessionId: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const content = new TextEncoder().encode(JSON.stringify({ name, log: "x".repeat(20_000) }));
  const { id } = await uploadFile({
    client,
    content,
    name: `${name}.json`,
    contentType: "application/json",
    category: "log",
    sessionId,
    signal,
  });
  ledger.files.set(id, content);
}
