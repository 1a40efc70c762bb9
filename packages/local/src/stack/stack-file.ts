import { rmSync } from "node:fs";
import path from "node:path";
import { readJsonFile, writeFileWhole } from "../state-file.ts";
import { isAlive } from "../synth/lock.ts";

/** What programs need to know of a running stack, in `stack.json` of its data folder. */
export interface StackFile {
  apiUrl: string;
  websocketUrl: string;
  portalUrl: string;
  inboxUrl: string;
  consoleUrl: string;
  pid: number;
  /** Bearer tokens of the three local users. */
  tokens: Record<"observer" | "researcher" | "admin", string>;
}

const readyFile = (dataFolder: string) => path.join(dataFolder, "stack.json");

/** Holds the folder for a stack that is not ready yet, and tells its filler where it is. */
export const startingFile = (dataFolder: string) => path.join(dataFolder, startingName);
export const startingName = "stack.starting.json";

/** The stack that is ready on a data folder; a file whose process is gone does not count. */
export function runningStack(dataFolder: string): StackFile | undefined {
  return ofLiving(readJsonFile<StackFile>(readyFile(dataFolder)));
}

/** The process that is about to run a stack on a data folder. */
export function startingStack(dataFolder: string): Pick<StackFile, "pid"> | undefined {
  return ofLiving(readJsonFile<Pick<StackFile, "pid">>(startingFile(dataFolder)));
}

/** @throws Error with a sentence while a stack runs or starts on the folder */
export function refuseSecond(dataFolder: string): void {
  const running = runningStack(dataFolder);
  const other = running ?? startingStack(dataFolder);
  if (!other) return;
  throw new Error(
    `A stack already ${running ? "runs" : "starts"} on ${dataFolder} (process ${other.pid})${running ? `: ${running.portalUrl}` : ""}. Set LUNA_DATA and LUNA_PORT for another.`,
  );
}

/** Says that a stack starts here; its addresses once it has them. */
export function writeStartingFile(dataFolder: string, addresses?: Omit<StackFile, "pid">): void {
  write(startingFile(dataFolder), { ...addresses, pid: process.pid });
}

/** Says that the stack is ready. */
export function writeStackFile(dataFolder: string, addresses: Omit<StackFile, "pid">): void {
  rmSync(startingFile(dataFolder), { force: true });
  write(readyFile(dataFolder), { ...addresses, pid: process.pid });
}

/** The stack has ended, whether it was ready or not. */
export function removeStackFiles(dataFolder: string): void {
  for (const file of [startingFile(dataFolder), readyFile(dataFolder)])
    rmSync(file, { force: true });
}

const ofLiving = <T extends { pid: number }>(found: T | undefined) =>
  found && isAlive(found.pid) ? found : undefined;

const write = (file: string, content: object) =>
  writeFileWhole(file, `${JSON.stringify(content, null, 2)}\n`);
