import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { writeFileWhole } from "../state-file.ts";

/** Work that must survive the end of the process: one small file for each entry. */
export interface Journal<T> {
  /** On disk when it returns. */
  add(entry: T): string;
  update(id: string, entry: T): void;
  remove(id: string): void;
  /** What was left by the last run, in the order in which it came. */
  pending(): { id: string; entry: T }[];
}

export function openJournal<T>(folder: string): Journal<T> {
  mkdirSync(folder, { recursive: true });
  const left = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
  let count = Number.parseInt(left.at(-1) ?? "0", 10);
  const fileOf = (id: string) => path.join(folder, `${id}.json`);
  return {
    add(entry) {
      count += 1;
      const id = String(count).padStart(12, "0");
      writeFileWhole(fileOf(id), JSON.stringify(entry));
      return id;
    },
    update: (id, entry) => writeFileWhole(fileOf(id), JSON.stringify(entry)),
    remove: (id) => rmSync(fileOf(id), { force: true }),
    pending: () =>
      left.map((file) => ({
        id: file.slice(0, -".json".length),
        entry: JSON.parse(readFileSync(path.join(folder, file), "utf8")) as T,
      })),
  };
}
