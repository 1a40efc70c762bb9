/** Which events a session takes: decided from its state and the moment of receipt. */

import type { Session } from "@luna/contracts/entities/session";
import type { SentEvent } from "@luna/contracts/events/event";
import { after } from "../context.ts";
import { AppError } from "../error.ts";
import { lateDays } from "../session/client-access.ts";
import { hasEnded, type StoredSession } from "../session/session.ts";
import { correctedMsOf } from "./order.ts";

/** What the decision needs to know; small enough to be remembered by a warm function. */
export type SessionState = Pick<
  Session,
  "id" | "status" | "startedAt" | "endedAt" | "participantId" | "dataDeleted"
>;

export const stateOf = (session: StoredSession): SessionState => ({
  id: session.id,
  status: session.status,
  startedAt: session.startedAt,
  endedAt: session.endedAt,
  participantId: session.participantId,
  dataDeleted: session.dataDeleted || session.deletionWaits,
});

const graceMinutes = 10;
const featureUseHours = 24;

/** Why a session takes no events now; undefined when it takes them. */
export function refusalOf(state: SessionState, receivedAt: string): AppError | undefined {
  if (state.startedAt === undefined || state.status === "cancelled" || state.status === "no-show")
    return new AppError("session_not_started", "The session has not started.");
  if (state.dataDeleted || (state.endedAt && receivedAt > after(state.endedAt, { days: lateDays })))
    return new AppError("session_closed", "The session takes no more events.");
  return undefined;
}

export const isLate = (state: SessionState): boolean => hasEnded(state);

/** False for what came about after the end: kept is what belongs to the session. */
export function admits(
  state: SessionState,
  event: Pick<SentEvent, "type" | "at">,
  correctionMs: number,
): boolean {
  if (!hasEnded(state) || !state.endedAt) return true;
  const at = new Date(correctedMsOf(event.at, correctionMs)).toISOString();
  const until =
    event.type === "feature_used"
      ? after(state.endedAt, { hours: featureUseHours })
      : after(state.endedAt, { minutes: graceMinutes });
  return at <= until;
}
