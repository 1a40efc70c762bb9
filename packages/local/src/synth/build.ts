// The command behind `npm run build`: synthesizes the app into .sst/dist, as `sst deploy` would.
// Usage: tsx build.ts [stage]
import { rmSync } from "node:fs";
import path from "node:path";
import { readSettings } from "../settings.ts";
import { SynthesisError, synthesize } from "./synthesize.ts";

const { root } = readSettings();
const outdir = path.join(root, ".sst", "dist");
const stage = process.argv[2] ?? "local";
const began = performance.now();
try {
  rmSync(outdir, { recursive: true, force: true });
  await synthesize({ root, stage, outdir });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Synthesized stage ${stage} into .sst/dist in ${seconds} s.`);
} catch (error) {
  if (!(error instanceof SynthesisError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
