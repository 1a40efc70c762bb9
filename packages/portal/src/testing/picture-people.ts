/** Who is on the pictures beside the people of the demo data. */
import { type CallInput, type Client, isApiError } from "@luna/sdk";
import { willing } from "../../../demo/src/day/people.ts";
import { codeIn, type LocalConsole } from "../../../demo/src/stack/local-console.ts";
import { addDays, dayIn } from "../booking/week.ts";
import { mondayOf } from "../staff/sessions/days.ts";

type Registration = CallInput<"registerParticipant">;

export interface SignedUp {
  id: string;
  token: string;
  email: string;
}

async function signUp(anyone: Client, about: Registration): Promise<SignedUp> {
  const { participant, token } = await anyone.registerParticipant(about);
  await anyone.as(token).screenParticipant({ id: participant.id, ...willing });
  return { id: participant.id, token, email: about.email };
}

const person = (
  firstName: string,
  lastName: string,
  operatingSystem: Registration["operatingSystem"],
  techLevel: Registration["techLevel"],
): Registration => ({
  email: `${firstName}.${lastName}@example.org`.toLowerCase(),
  firstName,
  lastName,
  operatingSystem,
  techLevel,
  timeZone: "Europe/Berlin",
  consent: { session: true, recording: true },
});

/** Day of the week from Monday on, and the time (UTC). */
const bookings: [Registration, number, string][] = [
  [person("Yara", "Haddad", "Windows", "basic"), 0, "08:00"],
  [person("Ben", "Okoye", "macOS", "intermediate"), 1, "13:00"],
  [person("Ines", "Costa", "Windows", "non-technical"), 2, "09:00"],
  [person("Tom", "Larsen", "Linux", "advanced"), 2, "14:00"],
  [person("Lea", "Moreau", "macOS", "basic"), 3, "10:00"],
  [person("Amir", "Farouk", "Windows", "intermediate"), 4, "12:00"],
];

export interface BookedWeek {
  /** `YYYY-MM-DD`. */
  monday: string;
  /** Who comes first. */
  first: SignedUp;
}

/** Books people over the next week, every second one confirmed. */
export async function bookWeek(anyone: Client, researcher: Client): Promise<BookedWeek> {
  const monday = addDays(mondayOf(dayIn(Date.now(), "Europe/Berlin")), 7);
  let first: BookedWeek["first"] | undefined;
  for (const [at, [about, day, time]] of bookings.entries()) {
    const booked = await signUp(anyone, about);
    const session = await book(
      researcher,
      booked.id,
      Date.parse(`${addDays(monday, day)}T${time}Z`),
    );
    if (at % 2 === 0) await researcher.confirmSession({ id: session.id });
    first ??= booked;
  }
  if (!first) throw new Error("Nobody is booked for this picture.");
  return { monday, first };
}

/** At this time, or up to three hours later where the demo data has somebody already: that goes by today's date. */
async function book(researcher: Client, participantId: string, ms: number, later = 3) {
  const scheduledAt = new Date(ms).toISOString();
  try {
    const made = await researcher.createSession({ participantId, scheduledAt, override: true });
    return made.session;
  } catch (error) {
    if (!isApiError(error) || error.code !== "slot_taken" || later === 0) throw error;
    return book(researcher, participantId, ms + 3_600_000, later - 1);
  }
}

export const signUpMira = (anyone: Client) =>
  signUp(anyone, person("Mira", "Winkler", "Windows", "intermediate"));

/** Confirms somebody's address by the link of the first mail. */
export async function confirmAddress(
  anyone: Client,
  local: LocalConsole,
  { email }: SignedUp,
): Promise<void> {
  await local.settle();
  const mail = (await local.mails()).find(
    ({ to, text }) => to.includes(email) && text.includes("#code="),
  );
  if (!mail) throw new Error(`${email} got no mail with a link.`);
  await anyone.redeemCode({ code: codeIn(mail) });
}

/** Starts a session whose program tells that the first task is done and the second one runs. */
export async function startHalfway(
  anyone: Client,
  researcher: Client,
  { id, token }: SignedUp,
): Promise<string> {
  const { session } = await researcher.createSession({ participantId: id, override: true });
  const { client } = await anyone.as(token).startSession({ id: session.id });
  const [first, second] = session.tasks;
  if (!first || !second) throw new Error("The study has too few tasks for this picture.");
  const at = new Date().toISOString();
  await anyone.as(client.token).ingestEvents({
    id: session.id,
    source: client.source,
    events: [
      { seq: 1, type: "task_started", at, task: first.id },
      { seq: 2, type: "navigation", at, target: "page:home" },
      { seq: 3, type: "task_completed", at, task: first.id, data: { success: true } },
      { seq: 4, type: "task_started", at, task: second.id },
      { seq: 5, type: "download_started", at },
    ],
  });
  return session.id;
}
