import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startingName } from "./stack-file.ts";

/** What holds the folder for a start is no data. */
const dataIn = (folder: string) => readdirSync(folder).filter((name) => name !== startingName);

/** Makes the folder where it is missing; true when it holds no data yet. */
export function openDataFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  return dataIn(folder).length === 0;
}

/** Removes all data of a stack that does not run. */
export function emptyDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of dataIn(folder)) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

const mark = (folder: string) => path.join(folder, "filling");

/** From now until `endFilling` the data is half of what it shall be, also after a kill. */
export const beginFilling = (folder: string): void => writeFileSync(mark(folder), "");

export const endFilling = (folder: string): void => rmSync(mark(folder), { force: true });

/** Whether the filling of this folder was cut short: nobody was told yet that the stack is ready. */
export const isHalfFilled = (folder: string): boolean => existsSync(mark(folder));
