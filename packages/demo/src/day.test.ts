import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "luna-demo-"));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

/** How the demo ends, and what it says on its way out. */
async function demo(...args: string[]) {
  const file = path.join(import.meta.dirname, "day.ts");
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    env: { ...process.env, LUNA_DATA: dataFolder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  return { status, said };
}

/** A port on which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it("ends with 2 when it was called wrongly, with a sentence and what it takes", async () => {
  const { status, said } = await demo("--foo");
  expect(status).toBe(2);
  expect(said).toMatch(/^Unknown option '--foo'\.\n\nUsage: npm run demo/);
});

it("ends with 1 when no stack runs on the data folder, with a sentence", async () => {
  const { status, said } = await demo();
  expect(status).toBe(1);
  expect(said).toMatch(/^No stack is running \(looked for .*stack\.json\)\. Start one .*\n$/);
});

it("ends with 1 when the stack does not answer, with a sentence", async () => {
  const gone = `http://127.0.0.1:${await closedPort()}`;
  const stack = { apiUrl: gone, consoleUrl: gone, inboxUrl: gone, pid: process.pid, tokens: {} };
  await writeFile(path.join(dataFolder, "stack.json"), JSON.stringify(stack));
  const { status, said } = await demo();
  expect(status).toBe(1);
  expect(said).toMatch(/^The stack does not answer at .*ECONNREFUSED.*\n$/);
});
