import type {
  Participant,
  ParticipantStatus,
  ScreeningResult,
} from "@luna/contracts/entities/participant";
import { nextStatuses } from "@luna/contracts/entities/participant-status";
import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff } from "../access/permissions.ts";
import { actorName, isStaff } from "../actor.ts";
import { auditWrite } from "../audit/append.ts";
import { type Context, instant } from "../context.ts";
import { AppError, stateConflict } from "../error.ts";
import { change } from "../participant/change.ts";
import { segments } from "../participant/segment.ts";
import { eligibleStatuses, moved } from "../participant/status.ts";
import { type People, readPeople } from "../participant/totals.ts";
import { nextStep } from "./next.ts";
import { scoreOf } from "./score.ts";

/** Scores the answers and decides on eligibility; the person itself is asked once. */
export async function screen(
  ctx: Context,
  input: RouteInput<"screenParticipant">,
): Promise<RouteAnswer<"screenParticipant">> {
  requireSelfOrStaff(ctx, input.id, "researcher");
  const judge = isStaff(ctx.actor, "researcher");
  const people = await readPeople(ctx);

  const changed = await change(ctx, input.id, (participant) => {
    if (!judge && participant.screening && !participant.rescreeningOpen)
      throw new AppError("already_screened", "You have answered the screening already. Thank you!");
    if (participant.status === "dropped")
      throw stateConflict("Somebody who was dropped is taken back first, then screened.");
    const score = scoreOf({
      ...input,
      techLevel: participant.techLevel,
      // only a researcher judges it: whoever screens alone is not asked
      communicationClear: judge ? input.communicationClear : undefined,
      others: othersThan(participant, people),
    });
    const result: ScreeningResult = {
      ...score,
      at: instant(ctx),
      by: actorName(ctx.actor),
      ...(input.notes !== undefined && { notes: input.notes }),
    };
    return {
      participant: {
        ...participant,
        screening: result,
        screenings: [...participant.screenings, result],
        score: result.score,
        eligible: result.eligible,
        status: statusAfter(participant, result.eligible),
        rescreeningOpen: undefined,
        lastContactAt: result.at,
      },
      also: [auditWrite(ctx, { action: "screenParticipant", resource: input.id })],
    };
  });

  const { eligible, score, breakdown, recommendations, ruleVersion } = changed.screening!;
  return judge
    ? { score, eligible, status: changed.status, breakdown, recommendations, ruleVersion }
    : { eligible, status: changed.status, next: nextStep(eligible, changed.locale) };
}

/** Who has a session booked, running or done keeps the status that the sessions give. */
function statusAfter({ status }: Participant, eligible: boolean): ParticipantStatus {
  const decided = eligible ? "screened" : "ineligible";
  const isFollowingSessions = nextStatuses(status, "screening").length === 0;
  return isFollowingSessions ? status : moved(status, decided, "screening");
}

/** Eligible people other than this one, of the same segment and of all. */
function othersThan(participant: Participant, people: People) {
  const self = eligibleStatuses.includes(participant.status) ? 1 : 0;
  const eligibleOf = (segment: Participant["segment"]) =>
    eligibleStatuses.reduce(
      (sum, status) => sum + Math.max(0, people.cells[segment]?.[status] ?? 0),
      0,
    );
  return {
    ofSegment: Math.max(0, eligibleOf(participant.segment) - self),
    all: Math.max(0, segments.reduce((sum, segment) => sum + eligibleOf(segment), 0) - self),
    segments: segments.length,
  };
}
