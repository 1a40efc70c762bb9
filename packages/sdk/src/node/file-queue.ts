import { type FileHandle, mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { NumberedEvent } from "../program/event-queue.ts";
import {
  type PersistentQueue,
  persistentQueue,
  type QueueStore,
} from "../program/persistent-queue.ts";
import { holdFile } from "./file-lock.ts";

/** A journal that has grown by this much beyond what waits is written anew. */
const compactBytes = 1 << 20;

/**
 * The queue of a tested program on disk: a journal of events and of what was acknowledged, one JSON a
 * line. A crash of the program loses nothing that `track` took before the last write came through; a
 * line that was torn by it is left out.
 * @throws Error while another process holds the file
 */
export async function openFileQueue(file: string): Promise<PersistentQueue> {
  await mkdir(path.dirname(file), { recursive: true });
  const release = await holdFile(file);
  try {
    return await persistentQueue(storeIn(file, release));
  } catch (error) {
    await release();
    throw error;
  }
}

type Line = NumberedEvent | { through: number };

function storeIn(file: string, release: () => Promise<void>): QueueStore {
  let handle: FileHandle;
  let waiting = new Map<number, string>();
  let through = 0;
  let spareBytes = 0;

  async function write(lines: readonly string[]): Promise<void> {
    const text = lines.map((line) => `${line}\n`).join("");
    await handle.appendFile(text);
  }

  /** The journal with what waits alone, in place of the old one at once. */
  async function compact(): Promise<void> {
    const lines = [JSON.stringify({ through }), ...waiting.values()];
    await writeFile(`${file}.new`, lines.map((line) => `${line}\n`).join(""));
    await handle?.close();
    await rename(`${file}.new`, file);
    handle = await open(file, "a");
    spareBytes = 0;
  }

  return {
    async load() {
      for (const line of linesOf(await readFile(file, "utf8").catch(nothing))) {
        if ("through" in line) {
          through = Math.max(through, line.through);
          for (const seq of waiting.keys()) if (seq <= through) waiting.delete(seq);
        } else waiting.set(line.seq, JSON.stringify(line));
      }
      waiting = new Map([...waiting].sort(([a], [b]) => a - b));
      await compact();
      const events = [...waiting.values()].map((line) => JSON.parse(line) as NumberedEvent);
      return { events, lastSeq: Math.max(through, events.at(-1)?.seq ?? 0) };
    },
    async put(events) {
      const lines = events.map((event) => JSON.stringify(event));
      for (const [index, { seq }] of events.entries()) waiting.set(seq, lines[index]!);
      await write(lines);
    },
    async removeThrough(seq) {
      through = Math.max(through, seq);
      for (const [each, line] of waiting) {
        if (each > seq) continue;
        waiting.delete(each);
        spareBytes += line.length;
      }
      if (spareBytes > compactBytes) await compact();
      else await write([JSON.stringify({ through })]);
    },
    async close() {
      await handle.close();
      await release();
    },
  };
}

function nothing(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}

/** Lines that are whole. */
function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((line): Line[] => {
    try {
      return line === "" ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
