/** Starts the local stack, empty, in a folder and on ports of its own. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../child/bundle.ts";

const startSeconds = 240;
const stopSeconds = 20;

export interface Stack extends AsyncDisposable {
  apiUrl: string;
  portalUrl: string;
  consoleUrl: string;
  inboxUrl: string;
  tokens: { observer: string; researcher: string; admin: string };
}

/** @throws Error with the stack's output when it does not come up */
export async function startStack(): Promise<Stack> {
  const folder = await mkdtemp(path.join(tmpdir(), "luna-bench-stack-"));
  // `env` adds to the environment that the child inherits
  const child = spawn(
    "env",
    [
      `LUNA_DATA=${folder}`,
      `LUNA_PORT=${await freePort()}`,
      process.execPath,
      ...["--import", "tsx", "packages/local/src/main.ts", "--empty", "--no-watch"],
    ],
    { cwd: projectRoot, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  const dispose = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), stopSeconds * 1000);
    await ended;
    clearTimeout(hard);
    await rm(folder, { recursive: true, force: true });
  };
  for (const end = Date.now() + startSeconds * 1000; Date.now() < end; await sleep(100)) {
    const file = await readIfThere(path.join(folder, "stack.json"));
    if (file) return { ...(JSON.parse(file) as Stack), [Symbol.asyncDispose]: dispose };
    if (child.exitCode !== null || child.signalCode !== null) break;
  }
  await dispose();
  throw new Error(`The local stack did not start:\n${output}`);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
