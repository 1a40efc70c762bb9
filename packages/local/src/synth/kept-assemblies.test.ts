import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { assembliesOf, assemblyOf, keepInUse } from "./kept-assemblies.ts";

let root: string;
let base: string;
beforeEach(() => {
  root = temporaryFolder("assemblies");
  base = assembliesOf(root);
});
/** An assembly that was used so many minutes ago. */
function assembly(hash: string, minutesAgo: number): void {
  const folder = path.join(base, hash);
  mkdirSync(folder);
  const at = new Date(Date.now() - minutesAgo * 60_000);
  utimesSync(folder, at, at);
}
const left = (...hashes: string[]) => hashes.filter((hash) => existsSync(path.join(base, hash)));

it("keeps what a living process runs and the three used last, and names the own one", () => {
  for (const [hash, minutesAgo] of [
    ["now", 0],
    ["a", 1],
    ["b", 2],
    ["c", 3],
    ["d", 4],
    ["e", 5],
  ] as const)
    assembly(hash, minutesAgo);
  const { pid: gone } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(path.join(base, `used-by-${gone}`), "d");
  writeFileSync(path.join(base, `used-by-${process.ppid}`), "e");
  keepInUse(base, "now");
  expect(left("now", "a", "b", "c", "d", "e")).toEqual(["now", "a", "b", "c", "e"]);
  expect(existsSync(path.join(base, `used-by-${gone}`))).toBe(false);
  expect(assemblyOf(root, process.pid)).toBe(path.join(base, "now"));
});

it("lets go of what this process ran before", () => {
  assembly("before", 0);
  keepInUse(base, "before");
  for (const [minutesAgo, hash] of ["later", "a", "b", "c"].entries()) assembly(hash, minutesAgo);
  utimesSync(path.join(base, "before"), 0, 0);
  keepInUse(base, "later");
  expect(assemblyOf(root, process.pid)).toBe(path.join(base, "later"));
  expect(left("later", "a", "b", "c", "before")).toEqual(["later", "a", "b", "c"]);
});
