/** Which projections a change of an item concerns; what they tell goes to the bus. */

import { projectAlert } from "../alert/project.ts";
import { linkEntry } from "../audit/link.ts";
import type { Bus } from "../aws/bus.ts";
import type { Context } from "../context.ts";
import { projectEmail } from "../email/project.ts";
import { projectFile } from "../file/project.ts";
import { projectIssues } from "../issue/follow.ts";
import type { ItemKind } from "../item-kinds.ts";
import { projectJob } from "../job/project.ts";
import { projectChunk } from "../metrics/project.ts";
import { projectParticipant } from "../participant/project.ts";
import { projectSession } from "../session/project.ts";
import { projectStruggle } from "../struggle/project.ts";
import { projectFeedback, projectFirst, projectMetrics } from "../totals/project.ts";
import type { Change, Projection } from "./change.ts";

const projections: Partial<Record<ItemKind, Projection[]>> = {
  participant: [projectParticipant],
  session: [projectSession],
  "event-chunk": [projectChunk],
  struggle: [projectStruggle],
  alert: [projectAlert],
  email: [projectEmail],
  metrics: [projectMetrics, projectIssues],
  feedback: [projectFeedback],
  "first-session": [projectFirst],
  file: [projectFile],
  job: [projectJob],
  audit: [linkEntry],
};

/** Derives what follows from a change, then tells the bus; run again, it changes nothing. */
export async function project(ctx: Context & { bus: Bus }, change: Change): Promise<void> {
  const kind = (change.after ?? change.before)?.kind as ItemKind | undefined;
  for (const each of (kind && projections[kind]) ?? []) {
    const happenings = await each(ctx, change);
    if (happenings.length > 0) await ctx.bus.publish(happenings);
  }
}
