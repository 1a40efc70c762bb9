/** Who moves a session's status, and what is said when it cannot be moved; the table is the contract's. */
import type { SessionStatus } from "@luna/contracts/entities/session";
import {
  nextSessionStatus,
  type SessionCommand,
  sessionTransitions,
} from "@luna/contracts/entities/session-status";
import { stateConflict } from "../error.ts";

/** Who gives a command: somebody by hand, or the clock at a deadline that bookings and events set. */
export const givenBy: Record<SessionCommand, readonly ("hand" | "clock")[]> = {
  confirm: ["hand"],
  move: ["hand"],
  start: ["hand"],
  resume: ["hand"],
  complete: ["hand", "clock"],
  fail: ["hand", "clock"],
  abandon: ["hand", "clock"],
  cancel: ["hand"],
  "no-show": ["hand", "clock"],
};

/** @throws AppError `state_conflict` that names what is possible */
export function transition(status: SessionStatus, command: SessionCommand): SessionStatus {
  const next = nextSessionStatus(status, command);
  if (next) return next;
  const possible = Object.keys(sessionTransitions[status]);
  throw stateConflict(
    `A session that is ${status} cannot ${command}; possible: ${possible.join(", ") || "nothing"}.`,
  );
}
