import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readDataFolder } from "../settings.ts";

/** A running local stack, as its `stack.json` tells. */
export interface Stack {
  apiUrl: string;
  websocketUrl: string;
  portalUrl: string;
  inboxUrl: string;
  consoleUrl: string;
  pid: number;
  tokens: { observer: string; researcher: string; admin: string };
}

/** Something the person at the terminal can do something about: shown without a stack trace. */
export class DemoError extends Error {
  override readonly name = "DemoError";
}

/** The stack of `--stack <path>`, or of the data folder that is set. @throws DemoError when none runs */
export function findStack(args: readonly string[]): Stack {
  const { values } = parseArgs({ args: [...args], options: { stack: { type: "string" } } });
  const file =
    values.stack === undefined
      ? path.join(readDataFolder(), "stack.json")
      : path.resolve(values.stack);
  return readStack(file) ?? notRunning(file);
}

/** Undefined when there is no such file, or the process that wrote it has ended. */
export function readStack(file: string): Stack | undefined {
  let stack: Stack;
  try {
    stack = JSON.parse(readFileSync(file, "utf8")) as Stack;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  return isAlive(stack.pid) ? stack : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function notRunning(file: string): never {
  throw new DemoError(
    `No stack is running (looked for ${file}). Start one with "npm start" in another terminal, then try again.`,
  );
}
