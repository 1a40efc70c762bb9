import type { Happening, Projection } from "../project/change.ts";
import { participantOf } from "./store.ts";
import { count, discount } from "./totals.ts";

/** A participant's change: the totals follow, and the bus learns of steps that others may wait for. */
export const projectParticipant: Projection = async (ctx, { before, after }) => {
  if (!after) {
    const participantId = before?.id as string;
    await discount(ctx, participantId);
    return [{ type: "participant.erased", detail: { participantId } }];
  }
  const participant = participantOf(after);
  await count(ctx, participant);
  const detail = { participantId: participant.id, code: participant.code };
  const happenings: Happening[] = [];
  if (!before) happenings.push({ type: "participant.registered", detail });
  if (participant.screening && participant.screening.at !== before?.screening?.at)
    happenings.push({
      type: "participant.screened",
      detail: { ...detail, eligible: participant.screening.eligible },
    });
  return happenings;
};
