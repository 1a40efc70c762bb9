import { codeIn, openConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import type { Lines } from "../terminal/lines.ts";
import { giveFeedback } from "./give-feedback.ts";
import { openMailbox } from "./mailbox.ts";
import { people } from "./people.ts";
import { type Played, runSession } from "./run-session.ts";
import { book, freeSlots, type Participant, signUp } from "./sign-up.ts";
import { printSummary, readSummary, type Summary } from "./summary.ts";
import { clientsOf, type Team } from "./team.ts";

const minute = 60_000;
const hour = 60 * minute;
/** Far enough for both reminders: the first is sent 24 hours before, unless the booking is as recent. */
const bookHoursAhead = 37;
/** What is due on the way (reminders, a request for feedback) lies hours apart: no need for minutes. */
const steps = { toSession: 48, afterwards: 73 };

/** Plays one study day against a running stack, and reads back what it left. */
export async function playDay(stack: Stack, out: Lines): Promise<Summary> {
  const clients = clientsOf(stack);
  const local = await openConsole(stack);
  const mailbox = await openMailbox(local, clients.researcher, out);
  const team: Team = { ...clients, local, out, mailbox };

  out.heading("Three people sign up");
  const participants: Participant[] = [];
  for (const person of people(Date.now().toString(36)))
    participants.push(await signUp(team, person));
  const slots = await freeSlots(team, participants.length, bookHoursAhead);
  const booked = [];
  for (const [at, participant] of participants.entries())
    booked.push(await book(team, participant, slots[at]!));
  await confirm(team, participants[0]!);
  await mailbox.look();

  out.heading(`Time passes until ${slots[0]}`);
  await local.advanceTo(Date.parse(slots[0]!) - 24 * hour + minute);
  await mailbox.look();

  const played: Played[] = [];
  for (const [at, participant] of participants.entries()) {
    await local.advanceTo(Date.parse(slots[at]!) - 2 * minute, steps.toSession);
    await mailbox.look();
    out.heading(`${booked[at]!.code} with ${participant.code}`);
    played.push(await runSession(team, participant, booked[at]!));
    await mailbox.look();
  }

  out.heading("Three days later");
  await local.advanceTo(Date.parse(slots.at(-1)!) + 73 * hour, steps.afterwards);
  for (const each of played.filter(({ participant }) => participant.person.success))
    await giveFeedback(team, each);
  await mailbox.look();

  const summary = await readSummary(team, played);
  printSummary(team, summary);
  return summary;
}

/** Confirms the session through the link of its mail. */
async function confirm(team: Team, { code, person }: Participant): Promise<void> {
  const mail = await team.mailbox.find("session-confirmation", person.registration.email);
  const { token, sessionId } = await team.anyone.redeemCode({ code: codeIn(mail) });
  await team.anyone.as(token).confirmSession({ id: sessionId! });
  team.out.event(team.local.now(), code, "confirms through the link of the mail");
}
