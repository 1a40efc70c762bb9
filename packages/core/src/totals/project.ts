/** Changes beside a session that change what it counts as. */
import type { Projection } from "../project/change.ts";
import * as Sessions from "../session/store.ts";
import { countSession } from "./count-session.ts";

export const projectFeedback: Projection = async (ctx, { after }) => {
  if (after) await countSession(ctx, after.sessionId);
  return [];
};

/** Metrics that were taken away with a session's data: the session itself still counts. */
export const projectMetrics: Projection = async (ctx, { before, after }) => {
  if (!after && before) await countSession(ctx, before.pk.slice("SESSION#".length));
  return [];
};

/** Another session counts: it and the one before are counted anew, or all when there is none any more. */
export const projectFirst: Projection = async (ctx, { before, after }) => {
  if (after) {
    const concerned = new Set([before?.sessionId, after.sessionId].filter(Boolean));
    for (const sessionId of concerned) await countSession(ctx, sessionId);
    return [];
  }
  for (const session of (await Sessions.ofParticipant(ctx, before?.participantId)).reverse())
    if (session.scenarioType === before?.scenarioType) await countSession(ctx, session.id);
  return [];
};
