/** Which status of a participant may follow which, and by whose doing: a rule that callers show too. */
import type { ParticipantStatus } from "./participant.ts";

/** What moves a status: the screening's answers, the person's sessions, or a researcher by hand. */
export const movers = ["screening", "sessions", "researcher"] as const;
export type Mover = (typeof movers)[number];

/**
 * Where each status may go, and by what. A researcher's way back to `pending` opens the screening once
 * more; who has a session booked, running or done keeps that status whatever the screening says.
 * Shown in docs/participant-status.md.
 */
export const transitions = {
  pending: {
    screening: ["screened", "ineligible"],
    // booked by a researcher who overrides the screening
    sessions: ["scheduled", "active", "completed", "dropped"],
    researcher: ["screened", "ineligible", "dropped"],
  },
  screened: {
    screening: ["ineligible"],
    sessions: ["scheduled", "active", "completed", "dropped"],
    researcher: ["pending", "ineligible", "dropped"],
  },
  ineligible: {
    screening: ["screened"],
    sessions: ["scheduled", "active", "completed", "dropped"],
    researcher: ["pending", "screened", "dropped"],
  },
  scheduled: {
    screening: [],
    sessions: ["active", "screened", "ineligible", "pending", "completed", "dropped"],
    researcher: ["dropped"],
  },
  active: {
    screening: [],
    sessions: ["completed", "scheduled", "screened", "ineligible", "pending", "dropped"],
    researcher: ["dropped"],
  },
  completed: {
    screening: [],
    sessions: ["scheduled", "active", "screened", "ineligible", "pending", "dropped"],
    researcher: ["dropped"],
  },
  dropped: {
    screening: [],
    // only when the missed session that dropped them is taken back
    sessions: ["screened", "ineligible", "pending", "scheduled", "active", "completed"],
    researcher: ["pending", "screened"],
  },
} as const satisfies Record<ParticipantStatus, Record<Mover, readonly ParticipantStatus[]>>;

/** Where a status may go by a mover, itself aside. */
export const nextStatuses = (from: ParticipantStatus, by: Mover): readonly ParticipantStatus[] =>
  transitions[from][by];

/** Ineligible and dropped are taken back with a reason only; who leaves needs to give none. */
export const needsReason = (from: ParticipantStatus, to: ParticipantStatus): boolean =>
  to !== "dropped" && (from === "ineligible" || from === "dropped");
