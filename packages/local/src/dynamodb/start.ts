import { type ChildProcess, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { killGroup } from "../kill-group.ts";
import type { Part } from "../part.ts";
import { freePort } from "./free-port.ts";
import { endLeftBehind, rememberProcess } from "./left-behind.ts";

interface DynamoDbOptions {
  /** Folder for the database file. */
  dataFolder: string;
  /** A DynamoDB that already runs, such as Amazon's DynamoDB Local; nothing is started then. */
  endpoint?: string;
}

/**
 * Starts a DynamoDB emulator that keeps its data on disk.
 * @throws Error that says what to set, when there is none for this system.
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<Part & { url: string }> {
  if (options.endpoint) {
    const url = options.endpoint.replace(/\/$/, "");
    await answers(url, () => undefined);
    return { name: "dynamodb", url, stop: async () => undefined };
  }
  await mkdir(options.dataFolder, { recursive: true });
  const file = join(options.dataFolder, "dynamodb.sqlite");
  const pidFile = join(options.dataFolder, "dynamodb.pid");
  await endLeftBehind(pidFile, file);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [command, ...first] = emulatorCommand();
  const child = spawn(command!, [...first, "--port", String(port), "--db-path", file], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  const ended = () => childEnded(child, errors);
  child.on("error", (error) => {
    errors += error.message;
  });
  // Without this a crash of the stack would leave the emulator behind, holding the file.
  const orphaned = () => void killGroup(child, "SIGKILL");
  process.once("exit", orphaned);
  if (child.pid !== undefined) await rememberProcess(pidFile, child.pid);
  await answers(url, ended);
  return {
    name: "dynamodb",
    url,
    async stop() {
      process.off("exit", orphaned);
      await stopped(child);
    },
  };
}

/** The native binary where npm has it for this system, else npx, which fetches one. */
function emulatorCommand(): string[] {
  const require = createRequire(import.meta.url);
  try {
    const name = `@dynoxide/${process.platform}-${process.arch}`;
    return [join(dirname(require.resolve(`${name}/package.json`)), "dynoxide")];
  } catch {
    return [process.platform === "win32" ? "npx.cmd" : "npx", "--yes", "dynoxide@1.2.1"];
  }
}

function childEnded(child: ChildProcess, errors: string): string | undefined {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    return undefined;
  }
  return `No DynamoDB emulator runs on this system (${errors.trim() || `status ${child.exitCode}`}). Start one, for example Amazon's DynamoDB Local, and set DYNAMODB_ENDPOINT to its address.`;
}

/** Waits until something at the address speaks HTTP. */
async function answers(url: string, ended: () => string | undefined): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const reason = ended();
    if (reason) throw new Error(reason);
    try {
      await fetch(url, { signal: AbortSignal.timeout(2_000) });
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw new Error(`No DynamoDB answers at ${url}: check DYNAMODB_ENDPOINT.`, {
          cause: error,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  killGroup(child, "SIGTERM");
  const late = setTimeout(() => killGroup(child, "SIGKILL"), 5_000);
  await exited;
  clearTimeout(late);
}
