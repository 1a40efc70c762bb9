/** The status of a session: one table of what leads where. */
import type { SessionStatus } from "@luna/contracts/entities/session";
import { stateConflict } from "../error.ts";

export type SessionCommand =
  | "confirm"
  | "move"
  | "start"
  | "resume"
  | "complete"
  | "fail"
  | "abandon"
  | "cancel"
  | "no-show";

/**
 * What leads where; every session begins as `scheduled`. Shown in docs/sessions.md, which a test holds
 * against this. Deadlines are in `agenda.ts` and `start.ts`.
 */
export const transitions: Record<SessionStatus, Partial<Record<SessionCommand, SessionStatus>>> = {
  scheduled: {
    confirm: "confirmed",
    move: "scheduled",
    start: "in-progress",
    cancel: "cancelled",
    "no-show": "no-show",
  },
  confirmed: {
    move: "scheduled",
    start: "in-progress",
    cancel: "cancelled",
    "no-show": "no-show",
  },
  "in-progress": { complete: "completed", fail: "failed", abandon: "abandoned" },
  failed: { resume: "in-progress" },
  abandoned: { resume: "in-progress" },
  "no-show": { start: "in-progress" },
  completed: {},
  cancelled: {},
};

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
