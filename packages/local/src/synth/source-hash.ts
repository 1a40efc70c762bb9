import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Folders and files of a project whose content decides what is synthesized. */
const sources = ["sst.config.ts", "package.json", "package-lock.json", "stacks"];
const skipped = new Set(["node_modules", "dist", "testing"]);

/** Whether a file can change what is synthesized; tests cannot. */
export function isSource(file: string): boolean {
  return !/\.test\.tsx?$/.test(file) && !file.split(path.sep).some((part) => skipped.has(part));
}

/**
 * Hash over everything that the synthesis reads: configuration, stacks, the packages (all files
 * beside their `src` too: index.html, build settings) and `.env` files. `exclude` names packages
 * that are not deployed, such as the one that runs the stack.
 */
export function sourceHash(root: string, exclude: string[] = []): string {
  const hash = createHash("sha256");
  const packages = folderNames(path.join(root, "packages")).filter(
    (name) => !exclude.includes(name),
  );
  const env = readdirSync(root).filter((name) => /^\.env(\.|$)/.test(name));
  for (const name of [...sources, ...env.sort(), ...packages.map((name) => `packages/${name}`)]) {
    for (const file of filesOf(root, name)) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(path.join(root, file)));
      hash.update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function folderNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function filesOf(root: string, name: string): string[] {
  const full = path.join(root, name);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [name];
  return readdirSync(full)
    .sort()
    .map((child) => path.join(name, child))
    .filter(isSource)
    .flatMap((child) => filesOf(root, child));
}
