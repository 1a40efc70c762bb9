// The command behind `npm run build`: synthesizes the app into .sst/dist, as `sst deploy` would.
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { readSettings } from "../settings.ts";
import { stageOf, UsageError } from "./build-arguments.ts";
import { SynthesisError, synthesize } from "./synthesize.ts";

async function build(args: string[]): Promise<void> {
  const stage = stageOf(args);
  const { root } = readSettings();
  const outdir = path.join(root, ".sst", "dist");
  // Whoever finds an assembly there may take it for whole, and for this one.
  const draft = `${outdir}.draft`;
  for (const folder of [outdir, draft]) rmSync(folder, { recursive: true, force: true });
  const began = performance.now();
  try {
    await synthesize({ root, stage, outdir: draft });
    renameSync(draft, outdir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Synthesized stage ${stage} into .sst/dist in ${seconds} s.`);
}

try {
  await build(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SynthesisError || error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
