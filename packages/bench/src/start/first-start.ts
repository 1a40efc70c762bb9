/** How long a newcomer waits: `npm ci && npm start` on a clone of the last commit, and the start after that. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../child/bundle.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";

const mostSeconds = 90;
const mostSecondsBuilt = 10;
/** Nothing takes longer than this, else it hangs. */
const limitSeconds = 600;

export async function firstStart(): Promise<Taken> {
  const folder = await mkdtemp(path.join(tmpdir(), "luna-bench-start-"));
  const clone = path.join(folder, "clone");
  const npm = (...args: string[]) =>
    spawn("npm", [...args, "--cache", path.join(folder, "npm")], {
      cwd: clone,
      stdio: ["ignore", "pipe", "pipe"],
      // a group of its own: npm runs a shell, which runs the stack
      detached: true,
    });
  try {
    execFileSync("git", ["clone", "--quiet", projectRoot, clone]);
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: clone });
    const install = await until(npm("ci"), { ends: true });
    const first = await until(npm("start"), { says: /Ready in/ });
    const second = await until(npm("start"), { says: /Ready in/ });
    return {
      text: [
        `Commit ${String(commit).trim()}, cloned; npm's cache empty, so that everything is downloaded. Ready is when the demo data is there.`,
        "",
        textTable(
          ["", "s"],
          [
            ["npm ci", install.toFixed(1)],
            ["npm start, the first: builds the app, fills in the demo data", first.toFixed(1)],
            ["both", atMost(install + first, mostSeconds, 1)],
            ["npm start, built before", atMost(second, mostSecondsBuilt, 1)],
          ],
        ),
      ].join("\n"),
      problems: [],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Seconds until the command has ended well, or has said what is waited for; then it is asked to end.
 * @throws Error with its output when it ends otherwise or takes too long
 */
async function until(
  child: ChildProcess,
  goal: { ends: true } | { says: RegExp },
): Promise<number> {
  const began = performance.now();
  let output = "";
  let seconds: number | undefined;
  const signal = (name: NodeJS.Signals) => child.pid && process.kill(-child.pid, name);
  const hard = setTimeout(() => signal("SIGKILL"), limitSeconds * 1000);
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (seconds !== undefined || !("says" in goal) || !goal.says.test(output)) return;
      seconds = (performance.now() - began) / 1000;
      signal("SIGINT");
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(hard);
  if ("ends" in goal && code === 0) seconds = (performance.now() - began) / 1000;
  if (seconds === undefined) throw new Error(`${child.spawnargs.join(" ")} failed:\n${output}`);
  return seconds;
}
