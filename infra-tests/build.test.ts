import { spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assembliesOf } from "../packages/local/src/synth/kept-assemblies.ts";
import { sourceHash } from "../packages/local/src/synth/source-hash.ts";
import { stacks } from "../stacks/index.ts";
import { builtPackages, copyProject, removeProject } from "./fake-aws/project.ts";

const limitMs = 240_000;
const root = path.resolve(import.meta.dirname, "..");
let folder: string;
let hash: string;

beforeAll(() => {
  hash = sourceHash(root, ["local"]);
  // A copy: other tests build in the project itself at the same time.
  folder = copyProject(builtPackages);
});
afterAll(() => folder && removeProject(folder));

async function npmRunBuild(...args: string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn("npm", ["run", "--silent", "build", "--", ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
    env: { PATH: process.env.PATH, HOME: folder, CI: "true", SST_TELEMETRY_DISABLED: "1" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const status = await new Promise<number | null>((done) => child.once("close", done));
  return { status, output };
}

it(
  "npm run build puts the whole app into .sst/dist, ready to be looked at",
  async () => {
    const { status, output } = await npmRunBuild();
    expect(status, output).toBe(0);
    const dist = path.join(folder, ".sst/dist");
    const manifest = JSON.parse(readFileSync(path.join(dist, "manifest.json"), "utf8"));
    for (const id of Object.keys(stacks)) {
      const name = `local-luna-${id}`;
      expect(manifest.artifacts).toHaveProperty([name]);
      const template = JSON.parse(readFileSync(path.join(dist, `${name}.template.json`), "utf8"));
      expect(Object.keys(template.Resources), name).not.toEqual([]);
    }
    const bundles = readdirSync(dist, { recursive: true, encoding: "utf8" });
    expect(bundles.filter((name) => name.endsWith("http/participants.mjs"))).toHaveLength(1);
    const map = path.join(
      dist,
      bundles.find((name) => name.endsWith("http/participants.mjs.map"))!,
    );
    const { sources } = JSON.parse(readFileSync(map, "utf8")) as { sources: string[] };
    const named = sources.map((source) => path.resolve(path.dirname(map), source));
    expect(named).toContain(path.join(folder, "packages/functions/src/http/participants.ts"));
    const pages = ["index.html", "landing.en.html", "landing.de.html"];
    const made = pages.filter((page) =>
      existsSync(path.join(folder, "packages/portal/dist", page)),
    );
    expect(made).toEqual(pages);
    // The journeys after it run what was built here, as `npm start` takes up what is there.
    takeUp(dist);
  },
  limitMs,
);

function takeUp(dist: string): void {
  const kept = path.join(assembliesOf(root), hash);
  if (existsSync(kept)) return;
  // from memory to the disk: the last step makes it whole
  cpSync(dist, `${kept}.built`, { recursive: true });
  renameSync(`${kept}.built`, kept);
}

it(
  "npm run build refuses a stage that cannot be named so with one message, and leaves nothing",
  async () => {
    expect(await npmRunBuild("--stage", "Bad_Stage")).toEqual({
      status: 1,
      output:
        'Settings of stage "Bad_Stage":\n  the stage\'s name: expected 2 to 24 lower-case letters, digits or hyphens\n',
    });
    const left = readdirSync(path.join(folder, ".sst"));
    expect(left.filter((name) => name.startsWith("dist"))).toEqual([]);
  },
  limitMs,
);
