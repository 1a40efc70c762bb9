import { type Call, outcomeOf } from "../functions/calls.ts";
import type { Log } from "../part.ts";

const colour = (code: number, text: string) =>
  process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text;

export const dim = (text: string) => colour(2, text);
export const bold = (text: string) => colour(1, text);
const yellow = (text: string) => colour(33, text);

/** Prints lines with the time of day. */
export function terminalLog(): Log {
  const time = () => dim(new Date().toISOString().slice(11, 19));
  return {
    line: (text) => console.log(`${time()}  ${text}`),
    warn: (text) => console.log(`${time()}  ${yellow(text)}`),
  };
}

/** Logs a call that nobody saw otherwise: HTTP calls have a line from their gateway. A failure is a warning. */
export function logCall(log: Log, call: Call): void {
  const took = dim(`${Math.round(call.durationMs)} ms`);
  const called = `${call.function}  ${call.trigger}`;
  if (!call.ok) log.warn([called, outcomeOf(call), took, call.url].filter(Boolean).join("  "));
  // Clocks tick every minute; their calls are in the console.
  else if (!/^(http|schedule) /.test(call.trigger)) log.line(`${called}  ${took}`);
}
