import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  type PersistentQueue,
  persistentQueue,
  type QueueStore,
} from "../program/persistent-queue.ts";
import { holdFile } from "./file-lock.ts";
import { ownerLine, type QueueOwner, readQueue, throughLine } from "./queue-lines.ts";

/** A journal that has grown by this much beyond what waits is written anew. */
const compactBytes = 1 << 20;

/** Whose events a queue on disk keeps. */
export interface FileQueueOptions extends QueueOwner {
  /** Told what was found damaged, or could not be tidied: the queue goes on. */
  onProblem?(error: Error): void;
}

/**
 * The queue of a tested program on disk, in a file of its own for each session and source: what one
 * session left waits there for that session, and is never sent as another's. A crash of the program
 * loses nothing that `track` took before the last write came through.
 * @throws Error while another process holds the it, or where nothing can be written
 */
export async function openFileQueue(
  folder: string,
  options: FileQueueOptions,
): Promise<PersistentQueue> {
  await mkdir(folder, { recursive: true });
  const file = path.join(
    folder,
    `${encodeURIComponent(options.sessionId)}.${encodeURIComponent(options.source)}.jsonl`,
  );
  const store = storeIn(file, options, await holdFile(file));
  try {
    return await persistentQueue(store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function storeIn(
  file: string,
  options: FileQueueOptions,
  release: () => Promise<void>,
): QueueStore {
  let handle: FileHandle | undefined;
  let closed = false;
  let waiting = new Map<number, string>();
  let through = 0;
  let writtenThrough = 0;
  let spareBytes = 0;
  /** What the file does not have yet: the next write brings it. */
  const unwritten = new Set<number>();
  let headed = false;
  /** The file may end within a line, which would swallow the next one. */
  let torn = false;

  function isWritten(): void {
    unwritten.clear();
    writtenThrough = through;
    headed = true;
    torn = false;
  }

  /** Appends what is not there yet, and how far all is acknowledged. */
  async function write(): Promise<void> {
    if (closed) throw new Error("The queue is closed.");
    const lines = [
      ...(headed ? [] : [ownerLine(options)]),
      ...[...unwritten].flatMap((seq) => waiting.get(seq) ?? []),
      ...(through > writtenThrough ? [throughLine(through)] : []),
    ];
    const text = lines.map((line) => `${line}\n`).join("");
    try {
      handle ??= await open(file, "a");
      await handle.appendFile(torn ? `\n${text}` : text);
    } catch (error) {
      torn = true;
      throw error;
    }
    isWritten();
  }

  /** The journal with what waits alone, in place of the old one at once. */
  async function compact(): Promise<void> {
    if (closed) throw new Error("The queue is closed.");
    const lines = [ownerLine(options), throughLine(through), ...waiting.values()];
    const text = lines.map((line) => `${line}\n`).join("");
    // what failed is tried again after another such growth, not with the next event
    spareBytes = 0;
    try {
      await writeFile(`${file}.new`, text, { flush: true });
      // some systems rename over no file that is open; the next write opens it again
      await handle?.close();
      handle = undefined;
      await rename(`${file}.new`, file);
    } catch (error) {
      await rm(`${file}.new`, { force: true }).catch(() => undefined);
      throw error;
    }
    isWritten();
  }

  /** As `compact`; a disk that does not take it takes the few bytes of an append perhaps. */
  async function tidy(): Promise<void> {
    try {
      await compact();
    } catch (error) {
      tell(`${path.basename(file)} was not written anew.`, error);
      await write();
    }
  }

  function tell(message: string, cause?: unknown): void {
    options.onProblem?.(new Error(message, cause === undefined ? {} : { cause }));
  }

  /** Another's file is kept: those are events that somebody tracked. */
  async function setAside(): Promise<void> {
    const aside = `${file}.${Date.now()}.other`;
    await rename(file, aside);
    tell(`${path.basename(file)} was of another session or source: it is ${aside} now.`);
  }

  return {
    async load() {
      const text = await readFile(file, "utf8").catch(nothing);
      let found = readQueue(text);
      if (text.trim() !== "" && !isSame(found.owner, options)) {
        await setAside();
        found = readQueue("");
      }
      if (found.skipped > 0)
        tell(`${found.skipped} lines of ${path.basename(file)} were no events and are left out.`);
      const events = [...found.events.values()];
      waiting = new Map(events.map((event) => [event.seq, JSON.stringify(event)]));
      through = found.through;
      writtenThrough = through;
      headed = found.owner !== undefined;
      torn = text !== "" && headed && !text.endsWith("\n");
      await tidy();
      return { events, lastSeq: Math.max(through, events.at(-1)?.seq ?? 0) };
    },
    async put(events) {
      for (const event of events) {
        waiting.set(event.seq, JSON.stringify(event));
        unwritten.add(event.seq);
      }
      await write();
    },
    async removeThrough(seq) {
      through = Math.max(through, seq);
      for (const [each, line] of waiting) {
        if (each > seq) continue;
        waiting.delete(each);
        unwritten.delete(each);
        spareBytes += line.length;
      }
      if (spareBytes > compactBytes) await tidy();
      else await write();
    },
    async close() {
      if (closed) return;
      closed = true;
      await handle?.close();
      await release();
    },
  };
}

const isSame = (a: QueueOwner | undefined, b: QueueOwner): boolean =>
  a?.sessionId === b.sessionId && a.source === b.source;

function nothing(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}
