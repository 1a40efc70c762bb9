import { clientsOf } from "../day/team.ts";
import { type LocalConsole, openConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import { type DemoPerson, demoPeople } from "./people.ts";
import { isPlayed, lengthOf, playSession } from "./play-session.ts";
import { type Random, random } from "./random.ts";

type Clients = ReturnType<typeof clientsOf>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Fills an empty stack with a study under way; the same seed gives the same people and answers. `say` is
 * told how far it is.
 */
export async function fillStack(
  stack: Stack,
  { seed = 7, say }: { seed?: number; say(line: string): void },
): Promise<{ participants: number; sessions: number }> {
  const clients = clientsOf(stack);
  const local = await openConsole(stack);
  const chance = random(seed);
  // One after the other: codes follow the list, and few workers of the stack have to start.
  const registered = [];
  for (const person of demoPeople) registered.push(await register(clients, person));
  say(`${registered.length} people have registered.`);
  const present = Date.now();
  const slots = await freeSlots(clients, present);
  const beginnings = pastBeginnings(present);
  let sessions = 0;
  for (const [at, { person, id, token }] of registered.entries()) {
    const place = { id, token, start: slots[at], chance: random(seed + at) };
    const begins = beginnings[at];
    if (begins !== undefined) await local.advanceTo(begins, gapSteps);
    if (!(await advance(clients, local, person, place))) continue;
    sessions += 1;
    say(`Session ${sessions}: ${person.registration.firstName}, ${person.stage}.`);
  }
  await note(clients, chance, local.now());
  return { participants: registered.length, sessions };
}

async function register({ anyone }: Clients, person: DemoPerson) {
  const { participant, token } = await anyone.registerParticipant(person.registration);
  return { person, id: participant.id, token };
}

/** Nothing is due between the sessions that took place. */
const gapSteps = 1;

/** When the sessions that took place began: two on each of the last two days, one an hour ago, one now. */
function pastBeginnings(present: number): number[] {
  const hours = (daysAgo: number, hour: number) =>
    Math.floor(present / dayMs - daysAgo) * dayMs + hour * hourMs;
  const running = (lengthOf("running") + 5) * 1000;
  return [
    ...[hours(2, 9.5), hours(2, 14), hours(1, 8), hours(1, 13.5)],
    ...[present - hourMs, present - running],
  ];
}

/** A start of the coming days for each person. */
async function freeSlots({ anyone }: Clients, now: number): Promise<string[]> {
  const { slots } = await anyone.readAvailability({
    from: new Date(now + dayMs).toISOString(),
    to: new Date(now + 8 * dayMs).toISOString(),
  });
  const free = slots.filter((slot) => slot.free > 0);
  // Every seventh, so that the sessions are spread over the week.
  return free.filter((_, at) => at % 7 === 2).map(({ start }) => start);
}

interface Place {
  id: string;
  token: string;
  start: string | undefined;
  chance: Random;
}

/** Takes a person as far as their stage says; true when there is a session then. */
async function advance(
  clients: Clients,
  local: LocalConsole,
  { stage }: DemoPerson,
  place: Place,
): Promise<boolean> {
  const { anyone, researcher } = clients;
  const { id, token, start, chance } = place;
  if (stage === "registered") return false;
  const available = stage !== "ineligible";
  await researcher.screenParticipant({
    id,
    adult: true,
    available,
    hasAdminRights: available || chance.next() < 0.5,
    hasReliableInternet: true,
    motivationLevel: available ? chance.pick(["high", "high", "medium"]) : "low",
    communicationClear: true,
  });
  if (stage === "ineligible" || stage === "screened") return false;
  const own = anyone.as(token);
  if (isPlayed(stage)) {
    await playSession({ anyone, researcher, own, local }, id, stage, chance);
    return true;
  }
  if (start === undefined) return false;
  const { session } = await own.createSession({ participantId: id, scheduledAt: start });
  if (stage === "confirmed") await own.confirmSession({ id: session.id });
  if (stage === "cancelled")
    await own.cancelSession({ id: session.id, reason: "I have to travel that day" });
  return true;
}

const remarks = [
  "Reads every dialogue aloud before pressing anything.",
  "Did not see the progress bar; thought it was stuck.",
  "“Is it done? It does not say that it is done.”",
];

/** Notes of an observer on sessions that took place. */
async function note({ observer }: Clients, chance: Random, now: number): Promise<void> {
  const { items } = await observer.listSessions({ status: ["completed"], limit: 3 });
  for (const { id, endedAt } of items)
    await observer.addNote({
      id,
      at: endedAt ?? new Date(now).toISOString(),
      text: chance.pick(remarks),
      kind: "observation",
    });
}
