/** Starts the real local stack for a journey, by default in a folder and on ports of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readStack, type Stack } from "../stack/stack.ts";

const root = path.resolve(import.meta.dirname, "../../../..");
const startSeconds = 110;
const fillSeconds = 90;
const stopSeconds = 20;

export interface StartedStack extends AsyncDisposable {
  stack: Stack;
  /** Where the stack tells its addresses: for `--stack`. */
  file: string;
  /** What the stack has printed so far. */
  output(): string;
  /** Ends it; the data stays until it is disposed of. Resolves with the exit status, null after SIGKILL. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface StartOptions {
  /** Data to start on, kept when the stack is disposed of; default: a new folder that goes with it. */
  folder?: string;
  /** First port to try; default: any. */
  port?: number;
  /** With the demo data of `npm start`; it is empty otherwise. */
  filled?: boolean;
  /** Not when it is ready but earlier: as soon as it has printed this, and has its addresses. */
  until?: RegExp;
}

/** @throws Error with the stack's output when it does not come up */
export async function startStack(options: StartOptions = {}): Promise<StartedStack> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), "luna-journey-"));
  const port = options.port ?? somePort();
  const printed: string[] = [];
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "packages/local/src/main.ts", "--no-watch"],
      ...(options.filled ? [] : ["--empty"]),
    ],
    {
      cwd: root,
      env: { ...surroundings(), LUNA_DATA: folder, LUNA_PORT: String(port) },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  // Not "close": what a killed stack leaves behind still holds its output.
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const output = () => printed.join("");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const hard = setTimeout(() => child.kill("SIGKILL"), stopSeconds * 1000);
    const status = await ended;
    clearTimeout(hard);
    return status;
  };
  const dispose = async () => {
    await end("SIGTERM");
    if (!options.folder) rmSync(folder, { recursive: true, force: true });
  };
  const file = path.join(folder, options.until ? "stack.starting.json" : "stack.json");
  for (
    const deadline = Date.now() + (startSeconds + (options.filled ? fillSeconds : 0)) * 1000;
    Date.now() < deadline;
  ) {
    const stack = options.until && !options.until.test(output()) ? undefined : readStack(file);
    if (stack) return { stack, file, output, end, [Symbol.asyncDispose]: dispose };
    if (child.exitCode !== null || child.signalCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await dispose();
  throw new Error(`The stack did not start:\n${output()}`);
}

/** The environment without what vitest has put into it: the stack reads settings from there. */
export function surroundings(): NodeJS.ProcessEnv {
  const ofVitest = ["NODE_ENV", "BASE_URL", "MODE", "DEV", "PROD", "SSR", "TEST"];
  const own = Object.entries(process.env).filter(
    ([name]) => !ofVitest.includes(name) && !name.startsWith("VITEST"),
  );
  return Object.fromEntries(own);
}

/** Below the ports that the system gives away by itself, so that a stack finds its own again. */
const somePort = (): number => 10_000 + Math.floor(Math.random() * 20_000);
