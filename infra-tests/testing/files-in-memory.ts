/** Temporary files of the tests, in memory where the system has plenty of it. */
import { mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import path from "node:path";
import { isAlive } from "../../packages/local/src/synth/lock.ts";

/** Where Linux keeps files in memory. */
const memory = "/dev/shm";
const prefix = "luna-tests-";
/** Many times what a run keeps at once: assemblies, recordings and archives. */
const plentyBytes = 4 * 2 ** 30;

/**
 * Gives this process and those that it starts a folder in memory for what they write, until it ends:
 * a stack writes many small files, and on a disk it waits for each. Where memory is short, or
 * `TMPDIR` is set, everything stays as it is.
 */
export function keepFilesInMemory(): void {
  if (process.env.TMPDIR || freeBytes() < plentyBytes) return;
  removeLeftBehind();
  const folder = path.join(memory, `${prefix}${process.pid}`);
  mkdirSync(folder, { mode: 0o700 });
  process.env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}

function freeBytes(): number {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

/** What a run that was killed could not remove. */
function removeLeftBehind(): void {
  for (const name of readdirSync(memory))
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      rmSync(path.join(memory, name), { recursive: true, force: true });
}
