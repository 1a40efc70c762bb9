import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** Replaces a file in one step, so that a reader or a kill finds the old content or the new. */
export function writeFileWhole(file: string, content: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/** Reads a JSON file; undefined when it is not there. */
export function readJsonFile<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
