import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, cpus, loadavg, platform, totalmem } from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);

/** Packages whose versions the figures depend on. */
const packages = ["zod", "hono", "@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb"];

/** Where and with what the figures were taken, a line each. */
export function describeMachine(command: string, now = new Date()): string {
  const cores = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    `Date      ${now.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    `Command   ${command}`,
    `Machine   ${cores[0]?.model.trim() ?? "unknown CPU"}, ${cores.length} cores, ${gigabytes} GB, ${platform()} ${arch()}`,
    `Load      ${load.join(" ")} (1, 5 and 15 minutes, when it began)`,
    `Node      ${process.version}`,
    `Packages  ${packages.map((name) => `${name} ${versionOf(name)}`).join(", ")}`,
  ].join("\n");
}

/** Of the package as it is installed; some do not let their package.json be imported. */
function versionOf(name: string): string {
  let folder = path.dirname(require.resolve(name));
  for (;;) {
    const found = readName(path.join(folder, "package.json"));
    if (found?.name === name && found.version) return found.version;
    const above = path.dirname(folder);
    if (above === folder) throw new Error(`${name} has no package.json`);
    folder = above;
  }
}

function readName(file: string): { name?: string; version?: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
