import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/** What survives a reset: assemblies hold no data, and building them takes time. */
const kept = new Set(["assembly"]);

const dataIn = (folder: string) => readdirSync(folder).filter((name) => !kept.has(name));

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
