import { commandOutcome } from "@luna/contracts/events/event-types";
import type { ProgramCommand } from "./program.ts";

/** The data of the `custom` event that tells the team how its command went. */
export interface CommandOutcome extends Record<string, unknown> {
  name: typeof commandOutcome;
  id: string;
  command: ProgramCommand["command"];
  outcome: "done" | "refused";
  result?: unknown;
  reason?: string;
}

/** Carries a command out; what `act` resolves with is the result, a throw a refusal with its reason. Never rejects. */
export async function carryOut(
  given: ProgramCommand,
  act: (command: ProgramCommand) => unknown,
): Promise<CommandOutcome> {
  const about = { name: commandOutcome, id: given.id, command: given.command } as const;
  try {
    const result = await act(given);
    return { ...about, outcome: "done", ...(result !== undefined && { result }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...about, outcome: "refused", reason };
  }
}
