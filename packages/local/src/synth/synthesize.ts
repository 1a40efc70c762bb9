import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inheritedEnvironment } from "../settings.ts";
import { withLock } from "./lock.ts";

export interface Synthesis {
  /** Folder with `sst.config.ts`. */
  root: string;
  stage: string;
  /** Where the assembly goes. */
  outdir: string;
  /** Ends the synthesis early. */
  signal?: AbortSignal;
}

/** The app could not be synthesized; the message is what the person should read. */
export class SynthesisError extends Error {}

const here = path.dirname(fileURLToPath(import.meta.url));

/** Synthesizes an SST app offline, functions bundled and sites built. @throws SynthesisError */
export function synthesize({ root, stage, outdir, signal }: Synthesis): Promise<void> {
  return withLock(path.join(root, ".sst", "synthesis.lock"), async () => {
    // As deep as the assembly's own folder, as in SST itself: from both, the paths in source maps
    // lead to the sources.
    const artifacts = `${outdir}.artifacts`;
    rmSync(artifacts, { recursive: true, force: true });
    try {
      await runChild([root, stage, outdir, artifacts], root, signal);
    } finally {
      rmSync(artifacts, { recursive: true, force: true });
    }
  });
}

async function runChild(args: string[], cwd: string, signal?: AbortSignal): Promise<void> {
  const environment = inheritedEnvironment(cwd);
  const script = path.join(here, "synthesize-app.mjs");
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    signal,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environment,
      PATH: [path.join(here, "bin"), environment.PATH].join(path.delimiter),
      SST_BUILD_CONCURRENCY: "8",
      NODE_NO_WARNINGS: "1",
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new SynthesisError(readableError(output));
}

/** The part of the output that says what is wrong: stack lines of libraries tell nobody anything. */
export function readableError(output: string): string {
  const noise =
    /^\s+at |^Node\.js v|^\s*\^+\s*$|^node:internal|^\s*throw |^\s*triggerUncaughtException\(|^file:\/\/|^npm warn|SDK for JavaScript \(v2\)/;
  const message = output
    .split("\n")
    .filter((line) => !noise.test(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^(Visible)?Error: /m, "")
    .trim();
  return message || "The synthesis failed without a message.";
}
