import { spawn } from "node:child_process";
import path from "node:path";
import { surroundings } from "./start-stack.ts";

const root = path.resolve(import.meta.dirname, "../../../..");

/** A command of package.json, as one types it: its exit status, and all that it prints. */
export async function npmRun(args: string[], environment: Record<string, string> = {}) {
  const child = spawn("npm", ["run", ...args], {
    cwd: root,
    env: { ...surroundings(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => {
      printed += part;
    });
  const status = await new Promise((resolve) => child.once("close", resolve));
  return { status, printed };
}
