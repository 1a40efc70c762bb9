/** How long a person's data is kept. */
import type { Participant } from "@luna/contracts/entities/participant";
import type { Session } from "@luna/contracts/entities/session";
import { after } from "../context.ts";

/** Ineligible people, and those who never had a session, are kept this long after the last contact. */
export const strangerDays = 90;

/** The first moment at which a person can be due, whatever the sessions say. */
export const nextCheckOf = (participant: Pick<Participant, "lastContactAt">): string =>
  after(participant.lastContactAt, { days: strangerDays });

/** When a person's data is to be erased: an instant, counted from the last contact of any kind. */
export function erasureDueAt(
  participant: Pick<Participant, "lastContactAt" | "eligible">,
  sessions: readonly Pick<Session, "scheduledAt" | "endedAt" | "createdAt">[],
  retentionDays: number,
): string {
  const contacts = sessions.flatMap(({ scheduledAt, endedAt, createdAt }) => [
    createdAt,
    endedAt ?? scheduledAt ?? createdAt,
  ]);
  const last = [participant.lastContactAt, ...contacts].sort().at(-1)!;
  const stranger = participant.eligible === false || sessions.length === 0;
  return after(last, { days: stranger ? Math.min(strangerDays, retentionDays) : retentionDays });
}
