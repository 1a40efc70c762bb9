/** Obvious ways to take events that are wrong: the schedules must find it. */
import { ifAbsent } from "../../aws/expression.ts";
import { type Chunk, itemOf, keyOf } from "../chunk.ts";
import type { NumberedEvents, Take } from "./schedules.ts";

const chunkOf = (sessionId: string, events: NumberedEvents): Chunk => ({
  sessionId,
  source: "app",
  events,
  ignored: [],
  receivedAt: "2026-11-23T09:00:00.000Z",
});

export const wrongDesigns: Record<string, Take> = {
  "knows a batch by its first number": async (ctx, sessionId, events) => {
    const chunk = chunkOf(sessionId, events);
    const first = events[0]!.seq;
    const key = keyOf({ ...chunk, events: [events[0]!] });
    // the condition makes a repeat harmless, and a retry in another cut a loss
    await ctx.table.put({ ...itemOf(chunk), ...key, first }, ifAbsent);
  },

  "keeps the highest number and takes what is above": async (ctx, sessionId, events) => {
    const key = { pk: `SESSION#${sessionId}`, sk: "HIGHEST" };
    for (;;) {
      const known = await ctx.table.get(key, { consistent: true });
      const highest: number = known?.highest ?? 0;
      const fresh = events.filter(({ seq }) => seq > highest);
      if (fresh.length === 0) return;
      const written = await ctx.table.transact([
        {
          put: { ...key, kind: "source", highest: fresh.at(-1)!.seq },
          if: known ? { expression: "#highest = :highest", values: { highest } } : ifAbsent,
        },
        { put: itemOf(chunkOf(sessionId, fresh)) },
      ]);
      if (written.ok) return;
    }
  },
};
