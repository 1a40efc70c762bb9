import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { writeAtomically } from "../disk/write-json.ts";

const run = promisify(execFile);

/** Remembers which process holds the database file. */
export function rememberProcess(pidFile: string, pid: number): Promise<void> {
  return writeAtomically(pidFile, `${pid}\n`);
}

/** Ends the emulator of a stack that was killed: two processes must not write to one database file. */
export async function endLeftBehind(pidFile: string, databaseFile: string): Promise<void> {
  const text = await readFile(pidFile, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 1) return;
  // The number may have gone to another program since.
  const end = Date.now() + 5_000;
  for (let signal: NodeJS.Signals = "SIGTERM"; (await commandOf(pid)).includes(databaseFile); ) {
    endGroup(pid, signal);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (Date.now() > end) signal = "SIGKILL";
  }
}

/** The emulator leads a group of its own. */
function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Empty when there is no such process, or no way to ask. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === "win32") return "";
  try {
    return (await run("ps", ["-ww", "-o", "args=", "-p", String(pid)])).stdout;
  } catch {
    return "";
  }
}
