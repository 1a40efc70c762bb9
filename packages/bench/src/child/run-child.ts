import { spawn } from "node:child_process";

/** Nothing that is measured here takes longer. */
const timeLimitMs = 120_000;

/**
 * Runs a script in a process of its own and reads the JSON that it writes to file descriptor 3.
 * The child sees only the given environment.
 * @throws Error with what the child wrote to its error output
 */
export async function runChild<Result>(
  script: string,
  args: string[],
  environment: Record<string, string>,
): Promise<Result> {
  const child = spawn(process.execPath, ["--enable-source-maps", script, ...args], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    timeout: timeLimitMs,
  });
  const output = { errors: "", result: "" };
  child.stdio[2]!.setEncoding("utf8").on("data", (text: string) => {
    output.errors += text;
  });
  (child.stdio[3] as NodeJS.ReadableStream).setEncoding("utf8").on("data", (text: string) => {
    output.result += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0 || output.result === "")
    throw new Error(`${script} ended with ${code ?? "a signal"}: ${output.errors.trim()}`);
  return JSON.parse(output.result) as Result;
}
