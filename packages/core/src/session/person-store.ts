/** What sessions hold of a person, and how it goes. */
import * as Alerts from "../alert/store.ts";
import { releaseAll } from "../availability/claim.ts";
import type { Context } from "../context.ts";
import type { Chunk } from "../event/chunk.ts";
import { list as listEvents } from "../event/list.ts";
import { orderAll, storedOf } from "../event/order.ts";
import { chunksOf } from "../event/store.ts";
import * as Feedback from "../feedback/store.ts";
import { everyItem } from "../list/every.ts";
import { notesOf } from "../note/store.ts";
import type { PersonStore } from "../person/person-store.ts";
import { sealEvery } from "../person/sealed.ts";
import * as Struggles from "../struggle/store.ts";
import { firstPrefix } from "../totals/first.ts";
import { deleteData } from "./delete-data.ts";
import { publicOf, type StoredSession } from "./session.ts";
import * as Store from "./store.ts";

export const sessionStore: PersonStore = {
  kinds: [
    "session",
    "slot-guard",
    "event-chunk",
    "source",
    "metrics",
    "clock",
    "struggle",
    "note",
    "feedback",
    "alert",
    "pairing",
    "first-session",
  ],
  async exportOf(ctx, participantId) {
    const sessions = await Store.ofParticipant(ctx, participantId);
    return sessions.length === 0
      ? {}
      : { sessions: await Promise.all(sessions.map((session) => exported(ctx, session))) };
  },
  async sealOf(ctx, participantId) {
    const partition = Store.ownerKeyOf(participantId);
    for (const { id } of await Store.ofParticipant(ctx, participantId))
      await sealEvery(ctx, { index: "group", partition: Alerts.groupKeyOf(id) });
    await sealEvery(ctx, { index: "owner", partition });
  },
  async eraseOf(ctx, participantId) {
    const kept = new Set<string>();
    for (const session of await Store.ofParticipant(ctx, participantId)) {
      if (session.hold) {
        kept.add(session.id);
        continue;
      }
      await ctx.table.put(tombstoneOf(session));
      for (const write of releaseAll(session)) await ctx.table.transact([write]);
      if (!(await ctx.table.delete(Store.keyOf(session.id), Store.ifNotHeld))) kept.add(session.id);
    }
    // also those of an earlier sweep: a warm function may have taken events since
    const erased = everyItem(ctx, { partition: erasedPartition(participantId), consistent: true });
    for await (const { sessionId } of erased)
      if (!kept.has(sessionId)) await deleteData(ctx, sessionId, "erased");
    // after the sessions: while one is there it would claim to be the first
    const firsts = { partition: `PARTICIPANT#${participantId}`, sort: { beginsWith: firstPrefix } };
    for await (const item of everyItem(ctx, firsts)) await ctx.table.delete(item);
  },
};

const erasedPartition = (participantId: string) => `ERASED#${participantId}`;

/** Written before the session goes, so that a later sweep knows where to look. */
const tombstoneOf = (session: StoredSession) => ({
  pk: erasedPartition(session.participantId),
  sk: `SESSION#${session.id}`,
  kind: "tombstone",
  sessionId: session.id,
});

/** Codes of pairing live minutes and are secrets, not statements on the person. */
async function exported(ctx: Context, session: StoredSession) {
  const service = { ...ctx, actor: { kind: "service", name: "export" } as const };
  const [feedback, struggles, alerts, summary] = await Promise.all([
    Feedback.get(ctx, session.id),
    Struggles.ofSession(ctx, session.id),
    Alerts.ofSession(ctx, session.id),
    listEvents(service, { id: session.id, limit: 1000, summary: "1" }),
  ]);
  // not page by page: cursors are signed, and whoever exports for a job has no business with the secret
  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(ctx, session.id)) chunks.push(chunk);
  const events = orderAll(chunks).map(storedOf);
  const notes = await notesOf(ctx, session.id);
  // two kinds of notes: what observers wrote down, moment by moment, and the team's word on the whole
  const { notes: teamNotes, ...own } = publicOf(session);
  return { ...own, teamNotes, feedback, notes, struggles, alerts, summary, events };
}
