/** vitest's global setup for browser tests: finds a Chromium, or gets one, or says what is missing. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    chromiumPath: string;
  }
}

export default function setup(project: TestProject): void {
  project.provide("chromiumPath", findChromium() ?? getChromium());
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** `CHROMIUM_PATH`, the system's own, or the one that Playwright keeps. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named))
    throw new Error(`CHROMIUM_PATH names ${named}, where there is nothing`);
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [named, ...onPath, ...elsewhere, chromium.executablePath()].find(
    (file) => file && existsSync(file),
  );
}

/** Installs one: Debian's as root, else Playwright's. @throws Error that says what to do */
function getChromium(): string {
  const steps =
    isDebian() && process.getuid?.() === 0
      ? [
          ["apt-get", "update"],
          ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
        ]
      : [["npx", "--yes", `playwright@${playwrightVersion()}`, "install", "chromium"]];
  for (const [command, ...args] of steps as [string, ...string[]][]) {
    console.log(`no Chromium found: running ${command} ${args.join(" ")}`);
    const result = spawnSync(command, args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (result.status !== 0) break;
  }
  const found = findChromium();
  if (!found)
    throw new Error(
      "The browser tests need a Chromium and none could be installed. Install one, or set CHROMIUM_PATH to it.",
    );
  return found;
}

const isDebian = () => existsSync("/etc/debian_version");

const playwrightVersion = () =>
  (
    JSON.parse(
      readFileSync(
        new URL("../../../../node_modules/playwright-core/package.json", import.meta.url),
        "utf8",
      ),
    ) as { version: string }
  ).version;
