import type { ChildProcess } from "node:child_process";

/**
 * Sends a signal to a child that leads a process group (`detached`), and to all that it has started; false
 * when none of them is left.
 */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.platform === "win32" ? child.kill(signal) : process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}
