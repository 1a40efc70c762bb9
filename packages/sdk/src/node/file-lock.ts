/** A file that says which process holds another; one whose holder is gone without a word is taken over. */
import { readFile, stat, unlink, writeFile } from "node:fs/promises";
import { uptime } from "node:os";
import path from "node:path";

interface Holder {
  pid: number;
  /** Of the process's run: a container's program has the same number after every start. */
  run: string;
  /** Of this one hold. */
  hold: string;
  /** When the process began, as the system tells it; absent where that is not cheap to know. */
  began?: string;
  /** When the machine began, in seconds since 1970. */
  booted: number;
}

/** However often this module is bundled into a program, the program is one. */
const key = Symbol.for("luna.run");
const shared = globalThis as { [key]?: string };
shared[key] ??= crypto.randomUUID();
const run = shared[key];

/** A lock that is not readable may be one that is being written just now. */
const writtenWithinMs = 2000;
/** The two clocks that tell when the machine began do not agree to the second. */
const bootToleranceSeconds = 120;

/** Releases the lock. @throws Error while another process, or this one, holds it */
export async function holdFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  const began = await beginningOf(process.pid);
  const mine: Holder = {
    ...{ pid: process.pid, run, hold: crypto.randomUUID(), booted: bootedAt() },
    ...(began && { began }),
  };
  const text = JSON.stringify(mine);
  for (;;) {
    try {
      await writeFile(lock, text, { flag: "wx" });
      return async () => {
        // it may be another's by now, and that one's to remove
        if ((await textOf(lock)) === text) await unlink(lock).catch(() => undefined);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        // a full disk takes the file's name and not what stands in it
        await unlink(lock).catch(() => undefined);
        throw error;
      }
    }
    const holder = read(await textOf(lock));
    if (holder ? await stillHolds(holder) : await isFresh(lock))
      throw new Error(
        `Process ${holder?.pid ?? "that has just started"} sends the events of ${path.basename(file)}.`,
      );
    await unlink(lock).catch(unlessMissing);
  }
}

async function stillHolds(holder: Holder): Promise<boolean> {
  if (holder.pid === process.pid) return holder.run === run;
  if (!isAlive(holder.pid)) return false;
  // a number is given again, after a restart of the machine soonest
  const began = holder.began && (await beginningOf(holder.pid));
  if (began) return began === holder.began;
  return Math.abs(holder.booted - bootedAt()) <= bootToleranceSeconds;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const bootedAt = () => Math.round(Date.now() / 1000 - uptime());

/** The start of the machine and the ticks from there to that of the process: Linux alone tells them in files. */
async function beginningOf(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // the name of the process, in brackets, may hold spaces and brackets itself
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return ticks && `${boot.trim()}/${ticks}`;
  } catch {
    return undefined;
  }
}

function read(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isSafeInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (lock: string) => readFile(lock, "utf8").catch(() => "");

async function isFresh(lock: string): Promise<boolean> {
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: 0 }));
  return Math.abs(Date.now() - mtimeMs) < writtenWithinMs;
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
