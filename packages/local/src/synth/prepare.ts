import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { withLock } from "./lock.ts";
import { sourceHash } from "./source-hash.ts";
import { synthesize } from "./synthesize.ts";

const KEPT = 3;

export interface Prepared {
  folder: string;
  hash: string;
  /** False when an assembly of the same sources was there. */
  fresh: boolean;
}

interface Options {
  root: string;
  stage: string;
  dataFolder: string;
  /** Packages that are not deployed. */
  exclude: string[];
  signal?: AbortSignal;
}

/** The assembly of the sources as they are now, synthesized only where it is not there yet. */
export async function prepareAssembly(options: Options): Promise<Prepared> {
  const base = path.join(options.dataFolder, "assembly");
  mkdirSync(base, { recursive: true });
  return withLock(path.join(base, "lock"), async () => {
    const hash = sourceHash(options.root, options.exclude);
    const folder = path.join(base, hash);
    const fresh = !existsSync(path.join(folder, "manifest.json"));
    if (fresh) {
      const draft = `${folder}.draft`;
      rmSync(draft, { recursive: true, force: true });
      const { root, stage, signal } = options;
      await synthesize({ root, stage, outdir: draft, signal });
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
    utimesSync(folder, new Date(), new Date());
    removeOld(base, hash);
    return { folder, hash, fresh };
  });
}

/** Keeps the assemblies that were used last. */
function removeOld(base: string, current: string): void {
  const old = readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== current)
    .map(({ name }) => ({ name, usedAt: statSync(path.join(base, name)).mtimeMs }))
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(KEPT - 1);
  for (const { name } of old) rmSync(path.join(base, name), { recursive: true, force: true });
}
