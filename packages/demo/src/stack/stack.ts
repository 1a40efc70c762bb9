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
  override readonly name: string = "DemoError";
}

/** The demo was called wrongly: the message says what is wrong. */
export class UsageError extends DemoError {
  override readonly name = "UsageError";
}

/** The stack of `--stack <path>`, or of the data folder that is set. @throws DemoError when none runs, UsageError for other arguments */
export function findStack(args: readonly string[]): Stack {
  const given = stackOption(args);
  const file =
    given === undefined ? path.join(readDataFolder(), "stack.json") : path.resolve(given);
  return readStack(file) ?? notRunning(file);
}

function stackOption(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { stack: { type: "string" } } }).values.stack;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Undefined when there is no such file, or the process that wrote it has ended. @throws DemoError when it is something else */
export function readStack(file: string): Stack | undefined {
  let stack: Stack;
  try {
    stack = JSON.parse(readFileSync(file, "utf8")) as Stack;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new DemoError(`${file} is not the stack.json of a stack: ${(error as Error).message}.`);
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
