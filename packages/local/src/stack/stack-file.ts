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

export const stackFilePath = (dataFolder: string) => path.join(dataFolder, "stack.json");

/** The stack that runs on a data folder; a file whose process is gone does not count. */
export function runningStack(dataFolder: string): StackFile | undefined {
  const found = readJsonFile<StackFile>(stackFilePath(dataFolder));
  return found && isAlive(found.pid) ? found : undefined;
}

export function writeStackFile(dataFolder: string, content: StackFile): void {
  writeFileWhole(stackFilePath(dataFolder), `${JSON.stringify(content, null, 2)}\n`);
}

export function removeStackFile(dataFolder: string): void {
  rmSync(stackFilePath(dataFolder), { force: true });
}
