import type { Person, PersonSession } from "../participant/participant.tsx";

/** What a person can do next, the most urgent first. */
export type NextStep =
  | { step: "screening" | "consent" | "booking" | "not-eligible" | "dropped" | "thanks" }
  | { step: "join" | "running" | "appointment" | "feedback" | "resume"; session: PersonSession };

const minute = 60_000;
/** A session may be started this long before its time. */
export const earlyMs = 15 * minute;
const resumeMs = 24 * 60 * minute;

/** Decides by the person and the sessions; `now` in ms since 1970. */
export function nextStepOf({ participant, sessions, feedback }: Person, now: number): NextStep {
  const running = sessions.find(({ status }) => status === "in-progress");
  if (running) return { step: "running", session: running };
  const next = sessions
    .filter(({ status }) => status === "scheduled" || status === "confirmed")
    .sort((a, b) => (a.scheduledAt ?? "").localeCompare(b.scheduledAt ?? ""))[0];
  if (next) return { step: mayStart(next, now) ? "join" : "appointment", session: next };
  const broken = sessions.find((session) => mayResume(session, now));
  if (broken) return { step: "resume", session: broken };
  const given = new Set(feedback.filter(({ draft }) => !draft).map(({ sessionId }) => sessionId));
  const unsaid = sessions.find(({ id, status }) => status === "completed" && !given.has(id));
  if (unsaid) return { step: "feedback", session: unsaid };
  if (participant.status === "pending") return { step: "screening" };
  if (participant.status === "ineligible") return { step: "not-eligible" };
  if (participant.status === "dropped") return { step: "dropped" };
  if (participant.status === "completed") return { step: "thanks" };
  return { step: hasAgreed(participant) ? "booking" : "consent" };
}

/** Whether the person has said yes to being in a session. */
export const hasAgreed = ({ consents }: Pick<Person["participant"], "consents">): boolean =>
  consents.some(({ purpose, given }) => purpose === "session" && given);

/** Whether one that ended early can be gone on with: for a day, unless the person wanted it to end. */
export const mayResume = (
  { status, endedAt, reason }: Pick<PersonSession, "status" | "endedAt" | "reason">,
  now: number,
): boolean =>
  (status === "failed" || status === "abandoned") &&
  reason !== "withdrawn" &&
  endedAt !== undefined &&
  now - Date.parse(endedAt) < resumeMs;

/** Whether the service lets the participant start it now. */
export const mayStart = (session: Pick<PersonSession, "scheduledAt">, now: number): boolean =>
  !session.scheduledAt || now >= Date.parse(session.scheduledAt) - earlyMs;
