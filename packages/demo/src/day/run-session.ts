import type { StoredFile } from "@luna/contracts/entities/record";
import { type Client, createProgram, uploadFile } from "@luna/sdk";
import { play } from "../installer/play.ts";
import { screenshot } from "../media/png.ts";
import { webm } from "../media/webm.ts";
import { eventually } from "../stack/eventually.ts";
import { DemoError } from "../stack/stack.ts";
import { eventsFrom, type LiveView, openLiveView } from "./live-view.ts";
import type { Booked, Participant } from "./sign-up.ts";
import type { Team } from "./team.ts";

const build = "1.4.0";

export interface Played {
  participant: Participant;
  sessionId: string;
  view: LiveView;
  /** Where the program stands among the session's sources of events. */
  source: string;
  /** Events that the program sent, with the last one, which says that it was closed. */
  sent: number;
  file: StoredFile;
}

/** One session from its start to its end, with somebody watching. */
export async function runSession(
  team: Team,
  participant: Participant,
  session: Booked,
): Promise<Played> {
  const { out, local } = team;
  const { person, code, own } = participant;
  const say = (what: string) => out.event(local.now(), code, what);
  const { client: access } = await own.startSession({ id: session.id });
  say(`starts ${session.code}; pairing code ${access.pairing.code}`);
  const view = await openLiveView(team, session.id, code);

  const paired = await team.anyone.pairProgram({
    code: access.pairing.code,
    build,
    operatingSystem: person.registration.operatingSystem,
    osVersion: person.osVersion,
  });
  say(`the Luna installer ${build} has paired as source ${paired.source}`);
  const luna = team.anyone.as(paired.token);
  const program = createProgram({
    client: luna,
    sessionId: paired.sessionId,
    source: paired.source,
    lastSeq: paired.lastSeq,
    batchEvents: 25,
    now: local.now,
    onProblem: (error) => out.event(local.now(), code, `sender: ${error.message}`, "faint"),
  });
  try {
    await play(person.beats, program, local);
    const file = await sendFile(team, luna, participant, session.id);
    // while somebody still watches: that it was closed is an event as well
    if (!(await program.close(20_000)))
      throw new DemoError(`The last events of ${session.code} were not taken in time.`);
    const sent = program.status().acknowledged - paired.lastSeq;
    await own.completeSession({ id: session.id, success: person.success });
    await local.settle();
    const { source } = paired;
    await eventually(
      `every event of ${session.code} at the watcher`,
      async () => eventsFrom(view, source).length >= sent,
    );
    say(person.success ? "is done" : "gives up: the installer does not get any further");
    return { participant, sessionId: session.id, view, source, sent, file };
  } finally {
    view.close();
    // where something failed it still runs; closed twice it stays closed
    await program.close();
  }
}

const contentOf = {
  recording: () => ({ content: webm(30), name: "screen.webm", contentType: "video/webm" }),
  screenshot: () => ({ content: screenshot(), name: "installer.png", contentType: "image/png" }),
  log: () => ({
    content: new TextEncoder().encode(
      JSON.stringify({ component: "provisioner", code: "DISK_WRITE", freeMegabytes: 0 }, null, 2),
    ),
    name: "installer-log.json",
    contentType: "application/json",
  }),
} as const;

/** Straight to the bucket by the presigned address, then waits until the store has verified it. */
async function sendFile(
  team: Team,
  client: Client,
  { code, person }: Participant,
  sessionId: string,
): Promise<StoredFile> {
  const { content, name, contentType } = contentOf[person.file]();
  const details = person.file === "recording" ? { details: { durationSeconds: 30 } } : {};
  const { id } = await uploadFile({
    client,
    content,
    name,
    contentType,
    category: person.file,
    sessionId,
    ...details,
  });
  const file = await eventually(`the ${person.file} to be verified`, async () => {
    await team.local.settle();
    const { items } = await team.researcher.listFiles({ sessionId });
    const found = items.find((each) => each.id === id);
    return found && (found.status === "ready" || found.status === "rejected") ? found : undefined;
  });
  if (file.status !== "ready")
    throw new DemoError(`The store rejected the ${person.file}: ${file.rejection ?? "no reason"}`);
  const what = `${person.file} ${name}, ${content.length} bytes, verified`;
  team.out.event(team.local.now(), code, what, "good");
  return file;
}
