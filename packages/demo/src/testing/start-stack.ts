/** Starts the real local stack for a journey, in a folder and on ports of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { readStack, type Stack } from "../stack/stack.ts";

const root = path.resolve(import.meta.dirname, "../../../..");
const startSeconds = 110;
const stopSeconds = 20;

export interface StartedStack extends AsyncDisposable {
  stack: Stack;
  /** Where the stack tells its addresses: for `--stack`. */
  file: string;
  /** What the stack has printed so far. */
  output(): string;
}

/** @throws Error with the stack's output when it does not come up */
export async function startStack(): Promise<StartedStack> {
  const folder = mkdtempSync(path.join(tmpdir(), "luna-journey-"));
  const printed: string[] = [];
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "packages/local/src/main.ts", "--empty", "--no-watch"],
    {
      cwd: root,
      env: { ...surroundings(), LUNA_DATA: folder, LUNA_PORT: String(await freePort()) },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const output = () => printed.join("");
  const dispose = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), stopSeconds * 1000);
    await ended;
    clearTimeout(hard);
    rmSync(folder, { recursive: true, force: true });
  };
  const file = path.join(folder, "stack.json");
  for (const end = Date.now() + startSeconds * 1000; Date.now() < end; ) {
    const stack = readStack(file);
    if (stack) return { stack, file, output, [Symbol.asyncDispose]: dispose };
    if (child.exitCode !== null || child.signalCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await dispose();
  throw new Error(`The stack did not start:\n${output()}`);
}

/** The environment without what vitest has put into it: the stack reads settings from there. */
function surroundings(): NodeJS.ProcessEnv {
  const ofVitest = ["NODE_ENV", "BASE_URL", "MODE", "DEV", "PROD", "SSR", "TEST"];
  const own = Object.entries(process.env).filter(
    ([name]) => !ofVitest.includes(name) && !name.startsWith("VITEST"),
  );
  return Object.fromEntries(own);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no free port")),
      );
    });
  });
}
