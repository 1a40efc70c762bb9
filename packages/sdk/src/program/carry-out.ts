import { commandOutcome } from "@luna/contracts/events/event-types";
import { bytesOf } from "./event-queue.ts";
import type { ProgramCommand } from "./program.ts";
import { toPlain } from "./to-plain.ts";

/** The data of the `custom` event that tells the team how its command went. */
export interface CommandOutcome extends Record<string, unknown> {
  name: typeof commandOutcome;
  id: string;
  command: ProgramCommand["command"];
  outcome: "done" | "refused";
  /** A long text is cut. */
  result?: unknown;
  /** Why there is no result where it cannot be sent. */
  resultLeftOut?: string;
  reason?: string;
}

/** Leaves room in an event for what masking puts in the place of shorter texts. */
const resultBytes = 8 * 1024;
/** So short that it fits whatever its letters take. */
const textLength = 2000;

/**
 * Carries a command out; what `act` resolves with is the result, a throw a refusal with its reason.
 * Never rejects, and what it tells always fits into an event.
 */
export async function carryOut(
  given: ProgramCommand,
  act: (command: ProgramCommand) => unknown,
): Promise<CommandOutcome> {
  const about = { name: commandOutcome, id: given.id, command: given.command } as const;
  try {
    const result = await act(given);
    return { ...about, outcome: "done", ...fitting(result) };
  } catch (error) {
    return { ...about, outcome: "refused", reason: start(textOf(error)) };
  }
}

function fitting(result: unknown): Pick<CommandOutcome, "result" | "resultLeftOut"> {
  try {
    if (typeof result === "string") return { result: start(result) };
    const plain = toPlain(result, resultBytes);
    if (plain === undefined) return {};
    if (bytesOf([plain]) > resultBytes) throw new Error(`it is over ${resultBytes} bytes`);
    return { result: plain };
  } catch (error) {
    return { resultLeftOut: start(textOf(error)) };
  }
}

const start = (text: string) => (text.length > textLength ? `${text.slice(0, textLength)}…` : text);

function textOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return "no reason that can be told";
  }
}
