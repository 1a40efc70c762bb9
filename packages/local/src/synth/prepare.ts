import { existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { assembliesOf, keepInUse } from "./kept-assemblies.ts";
import { withLock } from "./lock.ts";
import { sourceHash } from "./source-hash.ts";
import { synthesize } from "./synthesize.ts";

export interface Prepared {
  folder: string;
  hash: string;
}

interface Options {
  root: string;
  stage: string;
  /** Packages that are not deployed. */
  exclude: string[];
  signal?: AbortSignal;
  /** Told when the sources have no assembly yet: building one takes a while. */
  onBuild?(): void;
}

/** The assembly of the sources as they are now, synthesized only where it is not there yet. */
export async function prepareAssembly(options: Options): Promise<Prepared> {
  const { root, stage, signal } = options;
  const base = assembliesOf(root);
  return withLock(path.join(base, "lock"), async () => {
    const hash = sourceHash(root, options.exclude);
    const folder = path.join(base, hash);
    if (!existsSync(path.join(folder, "manifest.json"))) {
      options.onBuild?.();
      const draft = `${folder}.draft`;
      rmSync(draft, { recursive: true, force: true });
      await synthesize({ root, stage, outdir: draft, signal });
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
    keepInUse(base, hash);
    return { folder, hash };
  });
}
