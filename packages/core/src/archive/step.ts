/** The work of an archive: a ZIP that is written in a stream to the bucket, a part a step. */
import { crc32 } from "node:zlib";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import type { JobStep, StoredJob } from "../job/job.ts";
import type { StoredSession } from "../session/session.ts";
import * as Session from "../session/store.ts";
import { bytesOfFiles, type Source, sourcesOf } from "./contents.ts";
import {
  centralDirectory,
  dataDescriptor,
  lastBlock,
  localHeader,
  packedBlocks,
  storedBlocks,
  type ZipEntry,
} from "./zip.ts";

/** As many bytes are held at a time; 10,000 such parts make 156 GB. */
const partBytes = 16 * 2 ** 20;
/** Sizes from here on may come to more than 32 bits. */
const largeBytes = 4_000_000_000;
/** What documents and events may come to, for the percentage. */
const bytesOfDocuments = 2 ** 20;

interface Progress {
  uploadId: string;
  /** Parts in the bucket, and their bytes: what a step that is cut short sends again is the same part. */
  parts: number;
  offset: number;
  expectedBytes: number;
  /** The entry that is being written, and where it goes on. */
  open?: { entry: ZipEntry; key: string; cursor: number } | undefined;
  /** The entry behind which the next one comes. */
  after?: string | undefined;
  /** Lists of finished entries that lie beside the archive: the item of a job holds some 2,500. */
  lists: number;
}

type World = Context & { bucket: Bucket };

export const archiveKeyOf = (jobId: string): string => `archives/${jobId}.zip`;
const listKeyOf = (key: string, number: number): string => `${key}.entries/${number}`;

export const archiveStep: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const key = archiveKeyOf(job.id);
  const session = await Session.get(ctx, job.input.sessionId as string, { consistent: true });
  const progress = job.progress as Progress | undefined;
  try {
    if (!session || session.dataDeleted)
      throw new AppError("gone", "The session or its data has been deleted.");
    if (!progress) return { percent: 0, progress: await begin(ctx, session, key) };
    return await writePart(ctx, job, session, progress);
  } catch (error) {
    if (error instanceof AppError && progress)
      await ctx.bucket.abortMultipart(key, progress.uploadId);
    throw error;
  }
};

async function begin(ctx: World, session: StoredSession, key: string): Promise<Progress> {
  return {
    uploadId: await ctx.bucket.createMultipart(key, "application/zip", false),
    parts: 0,
    offset: 0,
    expectedBytes: (await bytesOfFiles(ctx, session.id)) + bytesOfDocuments,
    lists: 0,
  };
}

async function writePart(ctx: World, job: StoredJob, session: StoredSession, from: Progress) {
  const key = archiveKeyOf(job.id);
  const { chunks, next, ended, entries } = await fill(ctx, job, session, from);
  if (ended) {
    entries.unshift(...(await listedBefore(ctx, key, from.lists)));
    chunks.push(centralDirectory(entries, next.offset));
  } else if (entries.length > 0) {
    // cut short here, the next run writes the same list again
    await ctx.bucket.put(listKeyOf(key, from.lists), JSON.stringify(entries), "application/json");
    next.lists = from.lists + 1;
  }
  const body = Buffer.concat(chunks);
  const sent = await ctx.bucket.uploadPart(key, from.uploadId, from.parts + 1, body);
  // an earlier run of the last step may have joined the parts; otherwise they were given up
  if (!sent && !(ended && (await ctx.bucket.head(key))))
    throw new AppError("gone", "The archive was given up: ask for a new one.");
  if (!ended)
    return {
      percent: Math.min(99, Math.floor((next.offset / from.expectedBytes) * 100)),
      progress: { ...next, parts: from.parts + 1 } satisfies Progress,
    };
  const parts = await ctx.bucket.listParts(key, from.uploadId);
  if (parts) await ctx.bucket.completeMultipart(key, from.uploadId, parts);
  return {
    done: true as const,
    result: { entries: entries.length, bytes: body.length + from.offset },
    file: { key, name: `${session.code}.zip`, contentType: "application/zip" },
  };
}

async function listedBefore(ctx: World, key: string, lists: number): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for (let number = 0; number < lists; number++) {
    const bytes = await ctx.bucket.read(listKeyOf(key, number));
    if (!bytes) throw new AppError("gone", "The archive was given up: ask for a new one.");
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    entries.push(...(JSON.parse(Buffer.concat(pieces).toString()) as ZipEntry[]));
  }
  return entries;
}

/** The next part's bytes but for the directory, the entries that end in it, and what to remember behind it. */
async function fill(ctx: World, job: StoredJob, session: StoredSession, from: Progress) {
  const chunks: Uint8Array[] = [];
  const entries: ZipEntry[] = [];
  const next: Progress = { ...from };
  let held = 0;
  const write = (bytes: Uint8Array) => {
    chunks.push(bytes);
    held += bytes.length;
    next.offset += bytes.length;
  };
  const modifiedAt = session.endedAt ?? session.startedAt ?? session.createdAt;

  for await (const source of sourcesOf(ctx, session, job.createdAt, next.after)) {
    if (next.open && next.open.key !== source.key)
      throw new AppError(
        "gone",
        "A file was removed while it was archived: ask for a new archive.",
      );
    next.open = next.open
      ? { ...next.open, entry: { ...next.open.entry } }
      : { entry: entryOf(source, next.offset, modifiedAt), key: source.key, cursor: 0 };
    const { open } = next;
    if (open.cursor === 0 && open.entry.packedSize === 0) write(localHeader(open.entry));
    for await (const { bytes, cursor } of source.read(open.cursor)) {
      const blocks = source.packed ? storedBlocks(bytes) : packedBlocks(bytes);
      open.entry.crc = crc32(bytes, open.entry.crc);
      open.entry.size += bytes.length;
      open.entry.packedSize += blocks.length;
      open.cursor = cursor;
      write(blocks);
      if (held >= partBytes) return { chunks, entries, next, ended: false };
    }
    open.entry.packedSize += lastBlock().length;
    write(lastBlock());
    write(dataDescriptor(open.entry));
    entries.push(open.entry);
    next.after = open.key;
    next.open = undefined;
    if (held >= partBytes) return { chunks, entries, next, ended: false };
  }
  return { chunks, entries, next, ended: true };
}

const entryOf = (source: Source, offset: number, modifiedAt: string): ZipEntry => ({
  name: source.name,
  crc: 0,
  size: 0,
  packedSize: 0,
  offset,
  modifiedAt,
  large: (source.size ?? 0) >= largeBytes,
});
