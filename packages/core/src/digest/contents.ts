/** What a digest says: everything by codes, nothing by name. */
import type { Staff } from "@luna/contracts/entities/participant";
import { openAlerts } from "../alert/open.ts";
import { nextMoment } from "../availability/opening.ts";
import { laterDate, localDate } from "../availability/zone.ts";
import type { Item, Query } from "../aws/table.ts";
import { after, type Context, instant, instantOf } from "../context.ts";
import type { EmailData } from "../email/email.ts";
import { titleOf } from "../email/props.ts";
import { roleOf } from "../email/still-wanted.ts";
import { feedbackList } from "../feedback/store.ts";
import { everyItem } from "../list/every.ts";
import { isAhead } from "../session/session.ts";
import * as Sessions from "../session/store.ts";

type Digest = EmailData["staff-digest"];

/** So long before a recording goes its moderator is told. */
const noticeDays = 14;
/** As many as a mail lists. */
const mostListed = 100;

/** A staff member's day and what has come since the last look, an instant. */
export async function digestOf(ctx: Context, staff: Staff, since: string): Promise<Digest> {
  const [sessions, alerts, newFeedback, newBookings, leavingRecordings] = await Promise.all([
    sessionsOf(ctx, staff),
    openAlerts(ctx),
    count(ctx, { index: "list", partition: feedbackList, sort: { atLeast: since } }),
    count(
      ctx,
      { index: "list", partition: Sessions.sessionLists.created, sort: { atLeast: since } },
      ({ scheduledAt, status }) => scheduledAt !== undefined && status !== "cancelled",
    ),
    leavingRecordingsOf(ctx, staff.id, since),
  ]);
  return {
    day: instant(ctx),
    sessions: sessions.slice(0, mostListed),
    openAlerts: alerts.length,
    newFeedback,
    newBookings,
    leavingRecordings: leavingRecordings.slice(0, mostListed),
  };
}

/** Sessions of the day that the staff member moderates or observes. */
async function sessionsOf(ctx: Context, staff: Staff): Promise<Digest["sessions"]> {
  const { timeZone = "UTC", locale = "en" } = staff.preferences;
  const today = localDate(ctx.now(), timeZone);
  const [from, to] = [today, laterDate(today, 1)].map((date) =>
    instantOf(nextMoment(date, 0, timeZone)),
  );
  const found: Digest["sessions"] = [];
  for await (const item of everyItem(ctx, {
    index: "group",
    partition: Sessions.sessionLists.time,
    sort: { from: from!, to: to! },
  })) {
    const session = Sessions.sessionOf(item);
    const role = roleOf(session, staff.id);
    if (!role || !session.scheduledAt || !isAhead(session)) continue;
    found.push({
      sessionCode: session.code,
      title: titleOf(ctx, session, locale),
      participantCode: session.participantCode,
      scheduledAt: session.scheduledAt,
      role,
    });
  }
  return found;
}

/** Recordings of sessions that the staff member moderates, which have come within 14 days of their removal. */
async function leavingRecordingsOf(
  ctx: Context,
  staffId: string,
  since: string,
): Promise<Digest["leavingRecordings"]> {
  const leaving: { sessionId: string; removedAt: string }[] = [];
  for await (const item of everyItem(ctx, {
    index: "agenda",
    partition: "retention",
    sort: { from: after(since, { days: noticeDays }), to: after(ctx.now(), { days: noticeDays }) },
    filter: {
      expression: "#kind = :kind AND #category = :category AND #status = :status",
      values: { kind: "file", category: "recording", status: "ready" },
    },
  }))
    if (item.sessionId && item.dueAt !== after(since, { days: noticeDays }))
      leaving.push({ sessionId: item.sessionId, removedAt: item.dueAt });
  const ids = [...new Set(leaving.map(({ sessionId }) => sessionId))];
  const sessions = new Map((await Sessions.getMany(ctx, ids)).map((each) => [each.id, each]));
  return leaving.flatMap(({ sessionId, removedAt }) => {
    const session = sessions.get(sessionId);
    const told = session?.moderatorId === staffId && !session.hold;
    return told ? [{ sessionCode: session.code, removedAt }] : [];
  });
}

async function count(
  ctx: Context,
  query: Omit<Query, "startAfter">,
  counts: (item: Item) => boolean = () => true,
): Promise<number> {
  let found = 0;
  for await (const item of everyItem(ctx, query)) if (counts(item)) found += 1;
  return found;
}
