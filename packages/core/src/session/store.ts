/** Sessions: keys, indexes and writes. */
import { and, type Condition, ifAbsent, ifPresent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import { agendaOf } from "./agenda.ts";
import { type StoredSession, timeOf } from "./session.ts";

export const partitionOf = (id: string): string => `SESSION#${id}`;
export const keyOf = (id: string): Key => ({ pk: partitionOf(id), sk: "SESSION" });
export const ownerKeyOf = (participantId: string): string => `SESSIONS#${participantId}`;

/** Index keys under which sessions are found. */
export const sessionLists = {
  created: "SESSION",
  /** By when it takes place, whatever its status. */
  time: "SESSION",
  status: (status: string) => `SESSION#${status}`,
} as const;

export function itemOf(session: StoredSession): Item {
  const next = agendaOf(session);
  const sort = `${timeOf(session)}#${session.id}`;
  return {
    ...session,
    ...keyOf(session.id),
    kind: "session",
    listKey: sessionLists.created,
    listSort: `${session.createdAt}#${session.id}`,
    groupKey: sessionLists.time,
    groupSort: sort,
    ownerKey: ownerKeyOf(session.participantId),
    ownerSort: sort,
    statusKey: sessionLists.status(session.status),
    statusSort: sort,
    ...next,
  };
}

/** A session out of its item. */
export function sessionOf(item: Item): StoredSession {
  const {
    pk: _pk,
    sk: _sk,
    kind: _kind,
    listKey: _listKey,
    listSort: _listSort,
    groupKey: _groupKey,
    groupSort: _groupSort,
    ownerKey: _ownerKey,
    ownerSort: _ownerSort,
    statusKey: _statusKey,
    statusSort: _statusSort,
    agenda: _agenda,
    dueAt: _dueAt,
    ...session
  } = item;
  return session as unknown as StoredSession;
}

/** Undefined when there is none, or none any more. */
export async function get(
  ctx: Context,
  id: string,
  options: { consistent?: boolean } = {},
): Promise<StoredSession | undefined> {
  const item = await ctx.table.get(keyOf(id), options);
  return item && sessionOf(item);
}

/** Several at once, in the order of the ids; absent ones are left out. */
export async function getMany(
  ctx: Context,
  ids: readonly string[],
  options: { consistent?: boolean } = {},
): Promise<StoredSession[]> {
  const found: StoredSession[] = [];
  for (let start = 0; start < ids.length; start += 100) {
    const keys = ids.slice(start, start + 100).map(keyOf);
    found.push(...(await ctx.table.getMany(keys, options)).map(sessionOf));
  }
  return found;
}

/** Sessions of a person, newest first: found by the index, read as they are now. */
export async function ofParticipant(ctx: Context, participantId: string): Promise<StoredSession[]> {
  const ids: string[] = [];
  const query = { index: "owner", partition: ownerKeyOf(participantId), descending: true } as const;
  for await (const item of everyItem(ctx, query)) ids.push(item.id as string);
  return getMany(ctx, ids, { consistent: true });
}

/** Ids of all sessions, the newest first. */
export async function* everySession(ctx: Context): AsyncGenerator<string> {
  const query = { index: "list", partition: sessionLists.created, descending: true } as const;
  for await (const item of everyItem(ctx, query)) yield item.id as string;
}

/** No legal hold keeps it. */
export const ifNotHeld: Condition = { expression: "attribute_not_exists(#hold)" };

/** It is there, and its person has not taken back what was recorded in it. */
export const ifTakesData: Condition = {
  expression:
    "attribute_exists(#pk) AND attribute_not_exists(#dataDeleted) AND attribute_not_exists(#deletionWaits)",
};

export const createWrite = (session: StoredSession): Write => ({
  put: itemOf(session),
  if: ifAbsent,
});

/** The conditional put of a changed session, for somebody else's transaction; raises the version. */
export const changeWrite = (
  session: StoredSession,
  options: { ifVersion: number },
): Write & { put: Item } => ({
  put: itemOf({ ...session, version: options.ifVersion + 1 }),
  if: and(ifPresent, ifVersion(options.ifVersion)),
});

/**
 * Writes a changed session with its version raised, `updatedAt` set and its agenda re-armed, `also`
 * in the same transaction; undefined when it is stale or a condition of `also` did not hold.
 */
export async function replace(
  ctx: Context,
  session: StoredSession,
  options: { ifVersion: number; also?: Write[] },
): Promise<StoredSession | undefined> {
  const write = changeWrite({ ...session, updatedAt: instant(ctx) }, options);
  const stored = options.also?.length
    ? (await ctx.table.transact([write, ...options.also])).ok
    : await ctx.table.put(write.put, write.if);
  return stored ? sessionOf(write.put) : undefined;
}

/** The next short code, `S0001`; a gap is left when the booking fails after this. */
export async function nextCode(ctx: Context): Promise<string> {
  const counter = await ctx.table.update(
    { pk: "COUNTER#session", sk: "COUNTER" },
    { set: { kind: "counter" }, add: { last: 1 } },
  );
  return `S${String(counter!.last).padStart(4, "0")}`;
}
