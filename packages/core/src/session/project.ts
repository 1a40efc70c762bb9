import type { DomainEvent } from "@luna/contracts/domain-events";
import type { SessionStatus } from "@luna/contracts/entities/session";
import { followClock } from "../clock/arm.ts";
import { followUsualPauses } from "../metrics/usual-pauses.ts";
import type { Happening, Projection } from "../project/change.ts";
import { countSession } from "../totals/count-session.ts";
import { personWrites } from "./change.ts";
import { sessionOf } from "./store.ts";

const told: Partial<Record<SessionStatus, DomainEvent>> = {
  "in-progress": "session.started",
  completed: "session.completed",
  failed: "session.failed",
  abandoned: "session.abandoned",
  cancelled: "session.cancelled",
  "no-show": "session.missed",
};

/** A change of status is told, and the person's status is set right should it have lagged behind. */
export const projectSession: Projection = async (ctx, { before, after }) => {
  if (!after) return [];
  const session = sessionOf(after);
  const detail = { sessionId: session.id, participantId: session.participantId };
  await countSession(ctx, session.id);
  const happenings: Happening[] = [];
  if (before?.status !== session.status) {
    const [write] = await personWrites(ctx, session);
    // when the condition fails, somebody else has just moved the person on
    if (write && "put" in write) await ctx.table.put(write.put, write.if);
    await followClock(ctx, session);
    const type = told[session.status];
    if (type) happenings.push({ type, detail });
  }
  await followUsualPauses(ctx, session);
  if (!before && session.scheduledAt) happenings.push({ type: "session.scheduled", detail });
  if (before?.scheduledAt && before.scheduledAt !== session.scheduledAt)
    happenings.push({ type: "session.moved", detail });
  return happenings;
};
