/** The status of a session: one table of what leads where. */
import type { SessionStatus } from "@luna/contracts/entities/session";
import { stateConflict } from "../error.ts";

export type SessionCommand =
  | "confirm"
  | "start"
  | "complete"
  | "fail"
  | "abandon"
  | "cancel"
  | "no-show";

/** Deadlines of a restart (2 hours after a no-show, 24 hours after an end) are in `start.ts`. */
export const transitions: Record<SessionStatus, Partial<Record<SessionCommand, SessionStatus>>> = {
  scheduled: {
    confirm: "confirmed",
    start: "in-progress",
    cancel: "cancelled",
    "no-show": "no-show",
  },
  confirmed: { start: "in-progress", cancel: "cancelled", "no-show": "no-show" },
  "in-progress": { complete: "completed", fail: "failed", abandon: "abandoned" },
  failed: { start: "in-progress" },
  abandoned: { start: "in-progress" },
  "no-show": { start: "in-progress" },
  completed: {},
  cancelled: {},
};

/** Where a command leads; undefined when it is not possible. */
export const nextStatus = (
  status: SessionStatus,
  command: SessionCommand,
): SessionStatus | undefined => transitions[status][command];

/** @throws AppError `state_conflict` that names what is possible */
export function transition(status: SessionStatus, command: SessionCommand): SessionStatus {
  const next = nextStatus(status, command);
  if (next) return next;
  const possible = Object.keys(transitions[status]);
  throw stateConflict(
    `A session that is ${status} cannot ${command}; possible: ${possible.join(", ") || "nothing"}.`,
  );
}
