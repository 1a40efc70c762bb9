/** A copy of the project in which `sst` may write, and `sst` run in it. */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Packages that are deployed, copied so that one state of them is deployed and compared. */
const deployedPackages = ["contracts", "core", "emails", "functions"];

/** Those and what `npm run build` needs besides. */
export const builtPackages = [...deployedPackages, "sdk", "portal", "local"];

/** Makes the copy in a folder of its own and returns that folder; a page stands for a portal that is left out. */
export function copyProject(packages: readonly string[] = deployedPackages): string {
  const folder = mkdtempSync(path.join(tmpdir(), "luna-deploy-"));
  const copy = (name: string) =>
    cpSync(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (source) => !["node_modules", "dist"].includes(path.basename(source)),
    });
  const link = (name: string) => symlinkSync(path.join(root, name), path.join(folder, name));

  for (const name of ["package.json", "tsconfig.json", "sst.config.ts", "stacks"]) copy(name);
  mkdirSync(path.join(folder, "node_modules/@luna"), { recursive: true });
  for (const name of readdirSync(path.join(root, "node_modules"))) {
    if (name !== "@luna") link(`node_modules/${name}`);
  }
  for (const name of packages) {
    copy(`packages/${name}`);
    const own = `packages/${name}/node_modules`;
    if (existsSync(path.join(root, own))) link(own);
    symlinkSync(path.join(folder, "packages", name), path.join(folder, "node_modules/@luna", name));
  }
  if (!packages.includes("portal")) writePortal(path.join(folder, "packages/portal"));
  return folder;
}

/** A page in the portal's place: building it is not what is tried here. */
function writePortal(folder: string): void {
  mkdirSync(path.join(folder, "dist"), { recursive: true });
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "@luna/portal", version: "0.0.0", scripts: { build: "true" } }),
  );
  writeFileSync(path.join(folder, "dist/index.html"), "<!doctype html><title>Luna</title>");
}

export const removeProject = (folder: string) => rmSync(folder, { recursive: true, force: true });

export interface Run {
  status: number | null;
  output: string;
}

/**
 * Runs `sst` in a copy of the project, ended after `timeoutSeconds`. The environment is all that it
 * knows: no credentials and no settings of whoever runs the tests.
 */
export async function runSst(
  folder: string,
  args: string[],
  environment: Record<string, string>,
  timeoutSeconds: number,
): Promise<Run> {
  const command = path.join(root, "node_modules/sst/cli/sst.js");
  const bin = path.join(root, "packages/local/src/synth/bin");
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutSeconds * 1000,
    env: {
      HOME: folder,
      CI: "true",
      AWS_ACCESS_KEY_ID: "AKIADEPLOYER",
      AWS_SECRET_ACCESS_KEY: "secret",
      SST_TELEMETRY_DISABLED: "1",
      SST_BUILD_CONCURRENCY: "4",
      ...environment,
      // Before npm: answers the runs in each function's folder where nothing is to be installed.
      PATH: [bin, environment.PATH].join(path.delimiter),
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const status = await new Promise<number | null>((done, failed) => {
    child.once("error", failed);
    child.once("close", done);
  });
  return { status, output };
}
