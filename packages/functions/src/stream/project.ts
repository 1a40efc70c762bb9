/** Derives what follows from what was written, and tells the bus. */
import { connectBus } from "@luna/core/aws/bus";
import { project } from "@luna/core/project/projections";
import { stream } from "../edge/stream.ts";
import { setting } from "../env.ts";

export const handler = stream(
  "project",
  async (ctx, changes) => {
    for (const change of changes) await project(ctx, change);
  },
  { each: true, world: () => ({ bus: connectBus(setting("eventSource")) }) },
);
