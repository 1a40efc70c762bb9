import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { durationMs } from "../clock/advance.ts";
import { killGroup } from "../kill-group.ts";
import type { Log } from "../part.ts";
import { inheritedEnvironment } from "../settings.ts";
import { startingFile } from "./stack-file.ts";

/** What fills an empty stack with data: `luna.fill` of the project's package.json. */
export interface Fill {
  command: string;
  /** How long ago the data begins: the clock of the new stack starts there. */
  agoMs: number;
}

/** @throws Error with a sentence when what `luna.fill` says is not to be understood */
export function fillOf(root: string): Fill | undefined {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const fill: { command: string; ago?: string } | undefined = manifest.luna?.fill;
  return fill && { command: fill.command, agoMs: fill.ago ? durationMs(fill.ago) : 0 };
}

export interface Filling {
  /** Whether the command ended well. */
  done: Promise<boolean>;
  /** Ends the command and whatever it has started. */
  stop(): Promise<void>;
}

/** Runs the project's filler against the stack, which is not ready before; it finds it by `LUNA_STACK`. */
export function fillData(root: string, command: string, dataFolder: string, log: Log): Filling {
  const child: ChildProcess = spawn(command, {
    cwd: root,
    shell: true,
    // A group of its own: the shell alone would not pass on that it has to end.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inheritedEnvironment(root), LUNA_STACK: startingFile(dataFolder) },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n").filter(Boolean)) log.line(line);
    });
  }
  let ended = false;
  const done = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  }).finally(() => {
    ended = true;
  });
  return {
    done,
    async stop() {
      if (ended) return;
      killGroup(child, "SIGKILL");
      await done;
    },
  };
}
