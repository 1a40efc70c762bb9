/** Participants: the profile, the guard of its address and its search terms. */
import { createHash } from "node:crypto";
import { Participant } from "@luna/contracts/entities/participant";
import { and, ifAbsent, ifPresent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Query, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { type Listed, listPage } from "../list/page.ts";
import { nextCheckOf } from "../person/retention.ts";
import { foldAddress, foldText } from "./address.ts";
import { searchTermsOf } from "./search-terms.ts";

export const profileKey = (id: string): Key => ({ pk: `PARTICIPANT#${id}`, sk: "PROFILE" });

const tombstoneKey = (id: string): Key => ({ pk: `PARTICIPANT#${id}`, sk: "TOMBSTONE" });

const itemOf = (participant: Participant): Item => {
  const sort = `${participant.registeredAt}#${participant.id}`;
  return {
    ...participant,
    ...profileKey(participant.id),
    kind: "participant",
    listKey: "PARTICIPANT",
    listSort: sort,
    statusKey: `PARTICIPANT#${participant.status}`,
    statusSort: sort,
    groupKey: `PARTICIPANT#${participant.segment}`,
    groupSort: sort,
    agenda: "retention",
    dueAt: nextCheckOf(participant),
  };
};

const attributes = Object.keys(Participant.shape);

/** A participant from its item. */
export const participantOf = (item: Item): Participant =>
  Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as Participant;

/** Undefined when there is none, or none any more. */
export async function get(
  ctx: Context,
  id: string,
  options: { consistent?: boolean } = {},
): Promise<Participant | undefined> {
  const item = await ctx.table.get(profileKey(id), options);
  return item && participantOf(item);
}

/** Several at once, in the order of the ids; absent ones are left out. */
export async function getMany(ctx: Context, ids: readonly string[]): Promise<Participant[]> {
  const found: Participant[] = [];
  const unique = [...new Set(ids)];
  for (let start = 0; start < unique.length; start += 100) {
    const keys = unique.slice(start, start + 100).map(profileKey);
    found.push(...(await ctx.table.getMany(keys)).map(participantOf));
  }
  return found;
}

/** By the address in any spelling of its case. */
export async function findByEmail(ctx: Context, email: string): Promise<Participant | undefined> {
  const guard = await ctx.table.get(guardKey(email), { consistent: true });
  return guard && get(ctx, guard.participantId as string, { consistent: true });
}

/** The next short code, `P001`; a gap is left when the registration fails after this. */
export async function nextCode(ctx: Context): Promise<string> {
  const counter = await ctx.table.update(
    { pk: "COUNTER#participant", sk: "COUNTER" },
    { set: { kind: "counter" }, add: { last: 1 } },
  );
  return `P${String(counter!.last).padStart(3, "0")}`;
}

/** The writes of a new participant; they do not hold when the address is taken. */
export const createWrites = (participant: Participant): Write[] => [
  { put: itemOf(participant), if: ifAbsent },
  addressWrite(participant.id, participant.email),
  ...searchWrites(undefined, participant),
];

/** The conditional put of a changed participant, for somebody else's transaction; raises the version. */
export const changeWrite = (
  participant: Participant,
  options: { ifVersion: number },
): Write & { put: Item } => ({
  put: itemOf({ ...participant, version: options.ifVersion + 1 }),
  if: and(ifPresent, ifVersion(options.ifVersion)),
});

/**
 * Writes a changed participant with its version raised and `updatedAt` set, `also` in the same
 * transaction; undefined when it is stale or a condition of `also` did not hold.
 */
export async function replace(
  ctx: Context,
  participant: Participant,
  options: { ifVersion: number; also?: Write[] },
): Promise<Participant | undefined> {
  const changed = { ...participant, updatedAt: instant(ctx) };
  const write = changeWrite(changed, options);
  const stored = options.also?.length
    ? (await ctx.table.transact([write, ...options.also])).ok
    : await ctx.table.put(write.put, write.if);
  return stored ? participantOf(write.put) : undefined;
}

/**
 * The writes that take a person's profile, address and search terms away and leave a tombstone; the
 * first does not hold when the profile has changed since it was read.
 */
export const eraseWrites = (ctx: Context, participant: Participant): Write[] => [
  { delete: profileKey(participant.id), if: ifVersion(participant.version) },
  {
    put: {
      ...tombstoneKey(participant.id),
      kind: "tombstone",
      participantId: participant.id,
      erasedAt: instant(ctx),
    },
  },
  ...(participant.sealedAt ? [] : lostWrites(participant)),
];

/**
 * The writes that hide a profile from everyone but admins, and give its address free; the first does
 * not hold when the profile has changed since it was read.
 */
export const sealWrites = (ctx: Context, participant: Participant): Write[] => [
  changeWrite({ ...participant, sealedAt: instant(ctx) }, { ifVersion: participant.version }),
  ...lostWrites(participant),
];

/** The person is found by address or name no more. */
const lostWrites = (participant: Participant): Write[] => [
  releaseWrite(participant.id, participant.email),
  ...searchWrites(participant, undefined),
];

/** True for a person who was here and has been erased. */
export const isErased = async (ctx: Context, id: string): Promise<boolean> =>
  (await ctx.table.get(tombstoneKey(id), { consistent: true })) !== undefined;

/**
 * SHA-256 of a folded address, hex, to find or compare it without holding it. No key: it must outlive
 * every rotation of the stage's secret, see docs/decisions/address-guards.md.
 */
export const addressHash = (email: string): string =>
  createHash("sha256")
    .update(`luna address\n${foldAddress(email)}`)
    .digest("hex");

const guardKey = (email: string): Key => ({ pk: `ADDRESS#${addressHash(email)}`, sk: "GUARD" });

/** Claims an address: does not hold when it is taken. */
export const addressWrite = (id: string, email: string): Write => ({
  put: { ...guardKey(email), kind: "address-guard", participantId: id },
  if: ifAbsent,
});

/** Gives an address free again. */
export const releaseWrite = (id: string, email: string): Write => ({
  delete: guardKey(email),
  if: {
    expression: "attribute_not_exists(#pk) OR #participantId = :owner",
    values: { owner: id },
  },
});

const searchKey = (id: string, term: string): Key => ({
  pk: `SEARCH#participant#${[...term].slice(0, 2).join("")}`,
  sk: `${term}#${id}`,
});

/** Terms that a change takes away and brings. */
export function searchWrites(
  before: Participant | undefined,
  now: Participant | undefined,
): Write[] {
  const old = before ? searchTermsOf(before) : [];
  const fresh = now ? searchTermsOf(now) : [];
  const id = (now ?? before)!.id;
  return [
    ...old.filter((term) => !fresh.includes(term)).map((term) => ({ delete: searchKey(id, term) })),
    ...fresh
      .filter((term) => !old.includes(term))
      .map((term) => ({
        put: { ...searchKey(id, term), kind: "search-term", participantId: id, term },
      })),
  ];
}

export interface Filters {
  status?: string | undefined;
  segment?: string | undefined;
  search?: string | undefined;
}

/** A page of participants by the index that narrows most; `keep` decides on the rest. */
export function list<T>(
  ctx: Context,
  input: Filters & { limit: number; cursor?: string | undefined },
  view: (participant: Participant) => T | undefined,
): Promise<Listed<T>> {
  const term = input.search === undefined ? undefined : foldText(input.search);
  if (term !== undefined && [...term].length >= 2) {
    const key = searchKey("", term);
    return listPage(
      ctx,
      input,
      "listParticipants",
      { partition: key.pk, sort: { beginsWith: term } },
      async (item) => {
        const participant = await get(ctx, item.participantId as string);
        // a person whom several terms find is shown at the first of them
        const first = participant && searchTermsOf(participant).find((t) => t.startsWith(term));
        return participant && first === item.term ? view(participant) : undefined;
      },
    );
  }
  const query: Omit<Query, "limit" | "startAfter"> = input.status
    ? { index: "status", partition: `PARTICIPANT#${input.status}`, descending: true }
    : input.segment
      ? { index: "group", partition: `PARTICIPANT#${input.segment}`, descending: true }
      : { index: "list", partition: "PARTICIPANT", descending: true };
  return listPage(ctx, input, "listParticipants", query, (item) => {
    const participant = participantOf(item);
    return term === undefined || searchTermsOf(participant).some((t) => t.startsWith(term))
      ? view(participant)
      : undefined;
  });
}
