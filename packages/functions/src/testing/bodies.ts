/** Bodies that their routes take, for tests in which another thing decides on the answer. */
import type { RouteId } from "@luna/contracts/routes/table";
import { fitAnswers } from "@luna/core/testing/participant";

export const bodiesOf = (of: {
  participant: string;
  session: string;
}): Partial<Record<RouteId, object>> => ({
  updateParticipant: { firstName: "Eve" },
  screenParticipant: fitAnswers,
  giveConsent: { purpose: "recording", given: false },
  createSession: { participantId: of.participant, scheduledAt: "2099-01-05T10:00:00.000Z" },
  updateSession: { scheduledAt: "2099-01-05T10:00:00.000Z" },
  stopSession: { data: "delete" },
  judgeTask: { outcome: "success", reason: "seen" },
  holdSession: { hold: true, reason: "a claim" },
  giveFeedback: { comments: "none of theirs" },
  ingestEvents: { events: [{ seq: 1, type: "click", at: "2026-11-23T09:00:00.000Z" }] },
  setAvailability: { timeZone: "UTC", slotMinutes: 60, capacity: 1, openingHours: {} },
  uploadFile: {
    name: "log.json",
    contentType: "application/json",
    size: 2,
    sha256: "0".repeat(64),
    category: "log",
    sessionId: of.session,
  },
});
