import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { writeFileWhole } from "../state-file.ts";
import { isAlive } from "./lock.ts";

/** Of those that no process runs, the ones that were used last. */
const KEPT = 3;
const mark = /^used-by-(\d+)$/;

/** Where a project's assemblies lie by the hash of their sources: what one stack has built, all others find. */
export function assembliesOf(root: string): string {
  const base = path.join(root, ".sst", "assemblies");
  mkdirSync(base, { recursive: true });
  return base;
}

/** The assembly that a process runs. */
export const assemblyOf = (root: string, pid: number): string =>
  path.join(
    assembliesOf(root),
    readFileSync(path.join(assembliesOf(root), `used-by-${pid}`), "utf8"),
  );

/** Says that this process runs an assembly, whichever it ran before, and removes those that nobody needs. */
export function keepInUse(base: string, hash: string): void {
  writeFileWhole(path.join(base, `used-by-${process.pid}`), hash);
  utimesSync(path.join(base, hash), new Date(), new Date());
  const used = inUse(base);
  const others = readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !used.has(entry.name))
    .map(({ name }) => ({ name, usedAt: statSync(path.join(base, name)).mtimeMs }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { name } of others.slice(KEPT))
    rmSync(path.join(base, name), { recursive: true, force: true });
}

/** What living processes run; the marks of others go. */
function inUse(base: string): Set<string> {
  const used = new Set<string>();
  for (const name of readdirSync(base)) {
    const pid = mark.exec(name)?.[1];
    if (!pid) continue;
    const file = path.join(base, name);
    if (isAlive(Number(pid))) used.add(readFileSync(file, "utf8"));
    else rmSync(file, { force: true });
  }
  return used;
}
