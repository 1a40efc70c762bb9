/** The status of a participant: what a decision leads to, and how it follows the sessions. */
import type { Participant, ParticipantStatus } from "@luna/contracts/entities/participant";
import { type Mover, nextStatuses } from "@luna/contracts/entities/participant-status";
import type { Session } from "@luna/contracts/entities/session";
import type { ScenarioType } from "@luna/contracts/study/study";
import { stateConflict } from "../error.ts";

/** No-shows that are not the team's own fault, after which a person is dropped. */
export const noShowsUntilDropped = 2;

/** The status after a move; where it stays, nothing has moved. @throws AppError `state_conflict` with what is allowed */
export function moved(
  from: ParticipantStatus,
  to: ParticipantStatus,
  by: Mover,
): ParticipantStatus {
  const allowed = nextStatuses(from, by);
  if (from !== to && !allowed.includes(to))
    throw stateConflict(
      allowed.length === 0
        ? `Nobody who is ${from} can be moved by ${by === "screening" ? "a screening" : by}.`
        : `From ${from} a person can become: ${allowed.join(", ")}.`,
    );
  return to;
}

/** Those who count as eligible: for the balance of segments and for booking. */
export const eligibleStatuses: readonly ParticipantStatus[] = [
  "screened",
  "scheduled",
  "active",
  "completed",
];

/**
 * The status that a person's sessions lead to: `active` while one runs, `scheduled` while one is
 * booked, `completed` when every scenario of the plan is, otherwise what the screening said.
 * Dropped people stay dropped, until the missed session that dropped them is taken back.
 */
export function followSessions(
  participant: Pick<Participant, "status" | "eligible">,
  sessions: readonly Pick<Session, "status" | "scenarioType">[],
  plan: readonly ScenarioType[],
): ParticipantStatus {
  if (participant.status === "dropped") return "dropped";
  if (sessions.some(({ status }) => status === "in-progress")) return "active";
  if (sessions.some(({ status }) => status === "scheduled" || status === "confirmed"))
    return "scheduled";
  const completed = new Set(
    sessions.flatMap(({ status, scenarioType }) => (status === "completed" ? [scenarioType] : [])),
  );
  if (plan.length > 0 && plan.every((scenario) => completed.has(scenario))) return "completed";
  if (participant.eligible === undefined) return "pending";
  return participant.eligible ? "screened" : "ineligible";
}

/** A missed session counts unless the team missed it; the second one drops the person. */
export function afterNoShow(
  participant: Pick<Participant, "status" | "noShows">,
  options: { ours: boolean },
): Pick<Participant, "status" | "noShows"> {
  if (options.ours) return { status: participant.status, noShows: participant.noShows };
  const noShows = participant.noShows + 1;
  return { noShows, status: noShows >= noShowsUntilDropped ? "dropped" : participant.status };
}

/** The person without the last missed session: it came late after all, or the team had missed it. */
export function withoutNoShow(
  participant: Pick<Participant, "status" | "noShows" | "eligible">,
): Pick<Participant, "status" | "noShows"> {
  const { status, noShows, eligible } = participant;
  const droppedByIt = status === "dropped" && noShows === noShowsUntilDropped;
  return {
    noShows: Math.max(0, noShows - 1),
    status: droppedByIt ? (eligible === false ? "ineligible" : "screened") : status,
  };
}

/** The next scenario of the plan that the person has neither completed nor has under way. */
export function nextScenario(
  sessions: readonly Pick<Session, "status" | "scenarioType">[],
  plan: readonly ScenarioType[],
): ScenarioType | undefined {
  const taken = new Set(
    sessions.flatMap(({ status, scenarioType }) =>
      ["completed", "scheduled", "confirmed", "in-progress"].includes(status) ? [scenarioType] : [],
    ),
  );
  return plan.find((scenario) => !taken.has(scenario));
}
