import type { CallAnswer, Client } from "@luna/sdk";
import { codeIn } from "../stack/local-console.ts";
import { DemoError } from "../stack/stack.ts";
import type { Person } from "./people.ts";
import type { Team } from "./team.ts";

export interface Participant {
  id: string;
  code: string;
  person: Person;
  /** Speaks with the participant's own token. */
  own: Client;
}

/** Registers, proves the address, is screened and consents. */
export async function signUp(team: Team, person: Person): Promise<Participant> {
  const { out } = team;
  const { registration } = person;
  const { participant, token } = await team.anyone.registerParticipant(registration);
  const { id, code } = participant;
  const own = team.anyone.as(token);
  const say = (what: string) => out.event(team.local.now(), code, what);
  say(
    `${registration.firstName} registers: ${registration.techLevel}, ${registration.operatingSystem}`,
  );

  const welcome = await team.mailbox.find("welcome", registration.email);
  await team.anyone.redeemCode({ code: codeIn(welcome) });
  say("opens the link of the welcome mail: the address is verified");

  const screening = await own.screenParticipant({ id, ...person.screening });
  if (!screening.eligible)
    throw new DemoError(`${code} is not eligible, though the answers are good.`);
  const seen = await team.researcher.readParticipant({ id });
  const { segment, score } = seen.participant as { segment?: string; score?: number };
  say(`is screened: ${segment}, ${score} points, eligible`);

  await own.giveConsent({ id, purpose: "session", given: true });
  await own.giveConsent({ id, purpose: "recording", given: person.recording });
  say(`consents to the session${person.recording ? " and to recordings" : ", not to recordings"}`);
  return { id, code, person, own };
}

export type Booked = CallAnswer<"createSession">["session"];

/** Books a free slot; the team's researcher moderates. */
export async function book(team: Team, participant: Participant, start: string): Promise<Booked> {
  const { session } = await participant.own.createSession({
    participantId: participant.id,
    scheduledAt: start,
  });
  const { id: moderatorId } = await team.researcher.readMe();
  const updated = await team.researcher.updateSession({ id: session.id, moderatorId });
  team.out.event(team.local.now(), participant.code, `books ${session.code} at ${start}`);
  return updated.session;
}

/** As many free slots on one day, in their order, at least `hours` from now. @throws DemoError when no day has them */
export async function freeSlots(team: Team, count: number, hours: number): Promise<string[]> {
  const from = team.local.now() + hours * 3_600_000;
  const { slots } = await team.anyone.readAvailability({
    from: new Date(from).toISOString(),
    to: new Date(from + 14 * 86_400_000).toISOString(),
    timeZone: "UTC",
  });
  const days = groupBy(
    slots.filter(({ free, start }) => free > 0 && Date.parse(start) >= from),
    ({ start }) => start.slice(0, 10),
  );
  const day = [...days.values()].find((each) => each.length >= count);
  if (!day) throw new DemoError("No day of the next two weeks has enough free slots.");
  return day.slice(0, count).map(({ start }) => start);
}

/** Map.groupBy, which Node 20 does not have. */
function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
