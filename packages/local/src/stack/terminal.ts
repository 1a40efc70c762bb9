import type { Call } from "../functions/calls.ts";
import type { Log } from "../part.ts";

const colour = (code: number, text: string) =>
  process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text;

export const dim = (text: string) => colour(2, text);
export const bold = (text: string) => colour(1, text);
const yellow = (text: string) => colour(33, text);
const red = (text: string) => colour(31, text);

/** Prints lines with the time of day. */
export function terminalLog(): Log {
  const time = () => dim(new Date().toISOString().slice(11, 19));
  return {
    line: (text) => console.log(`${time()}  ${text}`),
    warn: (text) => console.log(`${time()}  ${yellow(text)}`),
  };
}

/** One line for a call that nobody saw otherwise: HTTP calls have a line from their gateway. */
export function callLine(call: Call): string | undefined {
  const took = dim(`${Math.round(call.durationMs)} ms`);
  if (!call.ok) return `${call.function}  ${call.trigger}  ${red(call.error ?? "failed")}  ${took}`;
  // Clocks tick every minute; their calls are in the console.
  if (/^(http|schedule) /.test(call.trigger)) return undefined;
  return `${call.function}  ${call.trigger}  ${took}`;
}
