/** The status of a session: one table of what leads where, which callers show too. */
import type { SessionStatus } from "./session.ts";

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
 * against this. Deadlines are in core's `agenda.ts` and `start.ts`.
 */
export const sessionTransitions: Record<
  SessionStatus,
  Partial<Record<SessionCommand, SessionStatus>>
> = {
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

/** Where a command leads; undefined when it is not possible. */
export const nextSessionStatus = (
  status: SessionStatus,
  command: SessionCommand,
): SessionStatus | undefined => sessionTransitions[status][command];
