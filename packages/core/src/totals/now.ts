/** `TOTALS#NOW`: what the dashboard shows, read in one query: who runs, who comes next, and counts. */
import { isDeepStrictEqual } from "node:util";
import type { SessionStatus } from "@luna/contracts/entities/session";
import { laterDate, localDate } from "../availability/zone.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { FoldState } from "../fold/state.ts";
import type { StoredSession } from "../session/session.ts";
import type { Counted } from "./counted.ts";
import { sumsOf } from "./store.ts";
import type { Sums } from "./sums.ts";

export const nowPartition = "TOTALS#NOW";
/** Sorted as the query wants them: the counts, what runs, what comes next. */
export const nowKeys = { totals: "TOTALS", running: "UNDERWAY#", upcoming: "UPCOMING#" } as const;

export const dayGroups = {
  scheduled: "scheduled",
  confirmed: "scheduled",
  "in-progress": "active",
  completed: "completed",
  failed: "failed",
  abandoned: "failed",
  "no-show": "missed",
  cancelled: "cancelled",
} as const satisfies Record<SessionStatus, string>;

/** Name of these totals for what is tallied item by item. */
export const nowTally = "NOW";

/** How many people came so far: a sum of the counts. */
export const funnelSum = (stage: string): string => `people_${stage}`;

export type DayGroup = (typeof dayGroups)[SessionStatus];

/** Days before yesterday, whose counts nobody asks for any more. */
const sweptDays = [2, 3, 4, 5, 6, 7, 8, 9];

export const dayTally = (day: string, group: DayGroup): string =>
  `d${day.replaceAll("-", "")}_${group}`;

/** What is to be shown of a session. */
export function shownOf(
  session: StoredSession,
  state: FoldState,
  { cell, dismissed }: Pick<Counted, "cell" | "dismissed">,
): Counted["now"] {
  const tally = dayTally(cell.day, dayGroups[session.status]);
  const item = itemOf(session, state, dismissed);
  return item ? { tally, item } : { tally };
}

function itemOf(
  session: StoredSession,
  state: FoldState,
  dismissed: readonly string[],
): Item | undefined {
  const about = {
    id: session.id,
    code: session.code,
    participantCode: session.participantCode,
    scenarioType: session.scenarioType,
    segment: session.segment,
    status: session.status,
    ...(session.scheduledAt && { scheduledAt: session.scheduledAt }),
    ...(session.startedAt && { startedAt: session.startedAt }),
    ...(session.moderatorId && { moderatorId: session.moderatorId }),
  };
  const of = (sk: string, more: object = {}): Item => ({
    pk: nowPartition,
    sk,
    kind: "totals",
    ...about,
    ...more,
  });
  if (session.status === "in-progress") {
    // neither what a rule has taken back nor what a researcher has seen to be none
    const struggledTo = state.struggles
      .filter(({ key, state: is }) => is !== "retracted" && !dismissed.includes(key))
      .map(({ to }) => to)
      .sort()
      .at(-1);
    return of(`${nowKeys.running}${session.id}`, struggledTo ? { struggledTo } : {});
  }
  const { scheduledAt } = session;
  if ((session.status === "scheduled" || session.status === "confirmed") && scheduledAt)
    return of(`${nowKeys.upcoming}${scheduledAt}#${session.id}`);
  return undefined;
}

/** The writes that make the dashboard show what is in place of what was. */
export function nowWrites(ctx: Context, before: Counted["now"], after: Counted["now"]): Write[] {
  const writes: Write[] = [];
  if (!isDeepStrictEqual(before.item, after.item)) {
    if (before.item && before.item.sk !== after.item?.sk)
      writes.push({ delete: { pk: before.item.pk, sk: before.item.sk } });
    if (after.item) writes.push({ put: after.item });
  }
  if (before.tally === after.tally) return writes;
  const today = localDate(ctx.now(), ctx.study.timeZone);
  const oldest = dayTally(laterDate(today, -1), "active").slice(0, 9);
  const add = Object.fromEntries(
    [
      [before.tally, -1],
      [after.tally, 1],
    ].filter((each): each is [string, number] => typeof each[0] === "string" && each[0] >= oldest),
  );
  if (Object.keys(add).length > 0)
    writes.push({ update: nowTotalsKey, change: sweeping(today, add) });
  return writes;
}

export const nowTotalsKey: Key = { pk: nowPartition, sk: nowKeys.totals };

const sweeping = (today: string, add: Record<string, number>) => ({
  set: { kind: "totals" },
  add,
  remove: sweptDays.flatMap((days) =>
    [...new Set(Object.values(dayGroups))].map((group) => dayTally(laterDate(today, -days), group)),
  ),
});

/** More than can run at once, and the next few to come. */
const mostRead = 100;

/** The counts, what runs and what comes next, in one query. */
export async function readNow(
  ctx: Context,
): Promise<{ running: Item[]; totals: Sums; next: Item[] }> {
  const { items } = await ctx.table.query({
    partition: nowPartition,
    sort: { from: nowKeys.totals, to: `${nowKeys.upcoming}~` },
    limit: mostRead,
  });
  const having = (prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix));
  return {
    running: having(nowKeys.running),
    totals: sumsOf(having(nowKeys.totals)[0] ?? { pk: "", sk: "" }),
    next: having(nowKeys.upcoming),
  };
}
