import type { CallAnswer } from "@luna/sdk";
import { eventsFrom } from "./live-view.ts";
import type { SortedMail } from "./mailbox.ts";
import type { Played } from "./run-session.ts";
import type { Team } from "./team.ts";

/** The day as the service tells it afterwards. */
export interface Summary {
  people: PersonSummary[];
  mails: SortedMail[];
  failures: unknown[];
}
export interface PersonSummary {
  code: string;
  segment: string;
  status: string;
  session: CallAnswer<"readSession">["session"];
  /** Of the program, as are the other two. */
  eventsSent: number;
  eventsWatched: number;
  eventsStored: number;
  analysis: CallAnswer<"analyzeSession">;
  files: CallAnswer<"listFiles">["items"];
}

export async function readSummary(team: Team, played: readonly Played[]): Promise<Summary> {
  await team.local.settle();
  const people = await Promise.all(played.map((each) => summaryOf(team, each)));
  return { people, mails: await team.mailbox.all(), failures: await team.local.failures() };
}

async function summaryOf(team: Team, played: Played): Promise<PersonSummary> {
  const { observer, researcher } = team;
  const id = played.sessionId;
  const [seen, { session }, analysis, files, stored] = await Promise.all([
    observer.readParticipant({ id: played.participant.id }),
    observer.readSession({ id }),
    observer.analyzeSession({ id }),
    researcher.listFiles({ sessionId: id }),
    observer.listEvents({ id, summary: "1" }),
  ]);
  const { code, status } = seen.participant;
  return {
    code,
    segment: "segment" in seen.participant ? seen.participant.segment : "",
    status,
    session,
    eventsSent: played.sent,
    eventsWatched: eventsFrom(played.view, played.source).length,
    eventsStored: countFrom(stored, played.source),
    analysis,
    files: files.items,
  };
}

const countFrom = (stored: CallAnswer<"listEvents">, from: string): number =>
  "sources" in stored ? (stored.sources.find(({ source }) => source === from)?.count ?? 0) : 0;

export function printSummary({ out }: Team, { people, mails, failures }: Summary): void {
  out.heading("What the service says afterwards");
  for (const person of people) {
    const { session, analysis } = person;
    const outcome = session.outcome ?? "no outcome";
    out.item(
      `${person.code}  ${person.segment}, ${person.status}; ${session.code} ${session.status}, ${outcome}, ${session.progress} %`,
      session.status === "completed" ? "good" : "warn",
    );
    const tasks = session.tasks.map(({ title, status }) => `${title} ${status}`);
    out.item(`      tasks: ${tasks.join(", ")}`, "faint");
    out.item(
      `      events: ${person.eventsSent} sent, ${person.eventsStored} stored, ${person.eventsWatched} seen live`,
      "faint",
    );
    for (const { rule, severity, task, state } of analysis.struggles)
      out.item(
        `      struggle: ${rule} (${severity}, ${state})${task ? ` in ${task}` : ""}`,
        "warn",
      );
    for (const { kind, severity, count, message } of analysis.alerts)
      out.item(`      alert: ${kind} (${severity}, ${count}×): ${message}`, "bad");
    for (const { name, category, size, status } of person.files)
      out.item(`      file: ${category} ${name}, ${size} bytes, ${status}`, "faint");
  }
  const kinds = new Map<string, number>();
  for (const { kind } of mails) kinds.set(kind ?? "?", (kinds.get(kind ?? "?") ?? 0) + 1);
  const counted = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
  out.item(`Mails: ${mails.length} (${counted})`);
  out.item(
    failures.length === 0
      ? "No call has failed for good."
      : `${failures.length} calls failed for good.`,
    failures.length === 0 ? "good" : "bad",
  );
}
