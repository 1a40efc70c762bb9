/** What an archive of a session holds. A further document is one more row here and in `archiveFiles`. */
import { type ArchiveFileName, dataDictionary } from "@luna/contracts/archive/archive-files";
import type { Actor } from "../actor.ts";
import * as Alerts from "../alert/store.ts";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { eventsInOrder } from "../event/in-order.ts";
import * as Feedback from "../feedback/store.ts";
import { type KeptFile, objectKeyOf } from "../file/file.ts";
import * as File from "../file/store.ts";
import { neutralNameOf, observedOf as observedFile } from "../file/view.ts";
import { everyItem } from "../list/every.ts";
import * as Metrics from "../metrics/store.ts";
import { noteOf, notePrefix } from "../note/store.ts";
import * as Participant from "../participant/store.ts";
import { observedOf as observedParticipant } from "../participant/view.ts";
import { sessionReport } from "../report/make.ts";
import { reportPdf } from "../report/pdf/render.ts";
import type { Report } from "../report/report.ts";
import type { StoredSession } from "../session/session.ts";
import { partitionOf } from "../session/store.ts";
import { observedOf } from "../session/view.ts";
import * as Struggles from "../struggle/store.ts";

/** One entry of the archive, which can be read on from `cursor`. */
export interface Source {
  /** Path within the archive. */
  name: string;
  /** Bytes, where they are known and many. */
  size?: number;
  /** It is compressed by its nature. */
  packed?: boolean;
  /** Pieces from `cursor` on, each with where the next one begins; 0 is the beginning. */
  read(cursor: number): AsyncIterable<{ bytes: Uint8Array; cursor: number }>;
}

type Reader = (
  ctx: Context & { bucket: Bucket },
  session: StoredSession,
) => Promise<unknown> | unknown;

/** For whom a report in an archive is made. */
const anyObserver: Actor = { kind: "staff", id: "archive", role: "observer", name: "", email: "" };

/** Its two forms follow each other: the events of a long session are read for both at once. */
const reports = new WeakMap<StoredSession, Promise<Report>>();

/** The report on the session, with the moment of the archive: made anew it is the same. */
function reportOf(ctx: Context, session: StoredSession): Promise<Report> {
  const made = reports.get(session) ?? sessionReport({ ...ctx, actor: anyObserver }, session.id);
  reports.set(session, made);
  return made;
}

/** Everything as observers see it: an archive is passed on. */
const documents: Record<Exclude<ArchiveFileName, "events.jsonl">, Reader> = {
  "session.json": (_ctx, session) => observedOf(session),
  "participant.json": async (ctx, { participantId }) => {
    const participant = await Participant.get(ctx, participantId);
    return participant ? observedParticipant(participant) : null;
  },
  "metrics.json": async (ctx, { id }) => (await Metrics.get(ctx, id))?.summary ?? null,
  "struggles.json": (ctx, { id }) => Struggles.ofSession(ctx, id),
  "alerts.json": (ctx, { id }) => Alerts.ofSession(ctx, id, 1000),
  "notes.json": async (ctx, { id }) => {
    const notes = [];
    const query = { partition: partitionOf(id), sort: { beginsWith: notePrefix } };
    for await (const item of everyItem(ctx, query)) notes.push(noteOf(item));
    return notes;
  },
  "feedback.json": async (ctx, { id }) => (await Feedback.get(ctx, id)) ?? null,
  "files.json": async (ctx, session) => {
    const files = [];
    for await (const file of filesOf(ctx, session.id))
      files.push({ ...observedFile(file), path: pathOf(session, file) });
    return files;
  },
  "report.json": reportOf,
  "report.pdf": async (...of) => reportPdf(await reportOf(...of)),
  "data-dictionary.json": dataDictionary,
};

const linesAtOnce = 1000;

/**
 * The entries in their order, from the one behind `after` on; files follow by the moment of their
 * making. `at` is the instant of the archive, which a run that starts again keeps.
 */
export async function* sourcesOf(
  ctx: Context & { bucket: Bucket },
  session: StoredSession,
  at: string,
  after: string | undefined,
): AsyncGenerator<Source & { key: string }> {
  const then = Date.parse(at);
  const fixed = { ...ctx, now: () => then };
  const first: (Source & { key: string })[] = [
    ...Object.entries(documents).map(([name, document]) => ({
      key: name,
      name,
      read: (from: number) => once(from, async () => bytesOf(await document(fixed, session))),
    })),
    {
      key: "events.jsonl",
      name: "events.jsonl",
      read: (from) => eventLines(ctx, session.id, from),
    },
  ];
  const place = first.findIndex(({ key }) => key === after);
  if (after === undefined || place >= 0) yield* first.slice(place + 1);
  for await (const file of filesOf(ctx, session.id, place >= 0 ? undefined : after))
    yield {
      key: sortKeyOf(file),
      name: pathOf(session, file),
      size: file.size ?? 0,
      packed: true,
      read: (from) => objectBytes(ctx, file, from),
    };
}

/** Bytes of all verified files, to tell how far it is. */
export async function bytesOfFiles(ctx: Context, sessionId: string): Promise<number> {
  let bytes = 0;
  for await (const { size = 0 } of filesOf(ctx, sessionId)) bytes += size;
  return bytes;
}

const sortKeyOf = ({ createdAt, id }: KeptFile): string => `${createdAt}#${id}`;

async function* filesOf(ctx: Context, sessionId: string, after?: string): AsyncGenerator<KeptFile> {
  const query = {
    index: "group",
    partition: File.groupKeyOf(sessionId),
    ...(after !== undefined && { sort: { greaterThan: after } }),
  } as const;
  for await (const item of everyItem(ctx, query))
    if (item.status === "ready") yield File.fileOf(item);
}

/** By code and id: what somebody called it may be a name. */
const pathOf = ({ code }: StoredSession, file: KeptFile): string =>
  `files/${code}_${neutralNameOf(file)}`;

const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function* once(from: number, make: () => Promise<Uint8Array>) {
  if (from === 0) yield { bytes: await make(), cursor: 1 };
}

/** The cursor counts events. */
async function* eventLines(ctx: Context, sessionId: string, from: number) {
  let count = 0;
  let lines: string[] = [];
  for await (const event of eventsInOrder(ctx, sessionId)) {
    count += 1;
    if (count <= from) continue;
    lines.push(`${JSON.stringify(event)}\n`);
    if (lines.length < linesAtOnce) continue;
    yield { bytes: Buffer.from(lines.join("")), cursor: count };
    lines = [];
  }
  if (lines.length > 0) yield { bytes: Buffer.from(lines.join("")), cursor: count };
}

/** The cursor counts bytes. */
async function* objectBytes(
  ctx: Context & { bucket: Bucket },
  file: KeptFile,
  from: number,
): AsyncGenerator<{ bytes: Uint8Array; cursor: number }> {
  if (file.size !== undefined && from >= file.size) return;
  const bytes = await ctx.bucket.read(objectKeyOf(file.id), file.versionId, from);
  if (!bytes)
    throw new AppError("gone", "A file was removed while it was archived: ask for a new archive.");
  let cursor = from;
  for await (const piece of bytes) {
    cursor += piece.length;
    yield { bytes: piece, cursor };
  }
}
