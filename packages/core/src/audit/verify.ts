/** Checks the audit against its chain and names every record that is not as it was written. */
import type { Item } from "../aws/table.ts";
import { after, type Context, instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import { bodyOf, dayPartition, type Head, headPartition, linkHash, startHash } from "./chain.ts";

/** An entry is linked within seconds; one that is not after this has been forged, or `project` stands still. */
export const linkedWithinMinutes = 15;

export interface Fault {
  fault: "changed" | "missing" | "swapped" | "unlinked";
  /** `YYYY-MM-DD`. */
  day: string;
  /** Its place in the day's chain, from 1. */
  number?: number | undefined;
  /** `<time>#<id>` of the entry, where it is known. */
  record?: string | undefined;
  detail: string;
}

/** A link that somebody noted elsewhere, such as in the log of `project`. */
export interface Anchor {
  day: string;
  number: number;
  hash: string;
}

export interface Verified {
  days: number;
  entries: number;
  faults: Fault[];
  /** The last link of the last day, to be noted elsewhere. */
  last?: Anchor | undefined;
}

/** Reads the whole audit, day by day. */
export async function verifyAudit(
  ctx: Context,
  anchors: readonly Anchor[] = [],
): Promise<Verified> {
  const heads = new Map<string, Head>();
  for await (const item of everyItem(ctx, { partition: headPartition, consistent: true }))
    heads.set(item.sk, item as unknown as Head);
  const days = await daysOf(ctx, [...heads.keys(), ...anchors.map(({ day }) => day)]);
  const verified: Verified = { days: 0, entries: 0, faults: [] };
  const hashes = new Map<string, Set<string>>();
  for (const day of days) {
    const entries: Item[] = [];
    const query = { partition: dayPartition(day), consistent: true };
    for await (const item of everyItem(ctx, query)) entries.push(item);
    const head = heads.get(day);
    const links = entries.filter(({ hash }) => hash !== undefined);
    hashes.set(day, new Set(links.map(({ hash }) => hash as string)));
    verified.faults.push(
      ...unlinked(ctx, day, entries),
      ...chainFaults(day, head, links),
      ...(head ? precedingFaults(head, hashes) : []),
      ...anchors.filter((anchor) => anchor.day === day).flatMap((anchor) => held(anchor, links)),
    );
    if (entries.length > 0) verified.days += 1;
    verified.entries += entries.length;
    if (head) verified.last = { day, number: head.count, hash: head.hash };
  }
  return verified;
}

/** Every day from the first with a trace to the present one: a day may have lost its head. */
async function daysOf(ctx: Context, known: string[]): Promise<string[]> {
  const { items } = await ctx.table.query({ index: "list", partition: "AUDIT", limit: 1 });
  const first = [...known, ...items.map(({ at }) => String(at).slice(0, 10))].sort()[0];
  const days: string[] = [];
  const last = instant(ctx).slice(0, 10);
  for (
    let day = first;
    day !== undefined && day <= last;
    day = after(day, { days: 1 }).slice(0, 10)
  )
    days.push(day);
  return days;
}

function unlinked(ctx: Context, day: string, entries: readonly Item[]): Fault[] {
  const latest = after(ctx.now(), { minutes: -linkedWithinMinutes });
  return entries
    .filter(({ hash, sk }) => hash === undefined && sk < latest)
    .map(({ sk }) => ({
      fault: "unlinked",
      day,
      record: sk,
      detail: `stands in no chain after ${linkedWithinMinutes} minutes`,
    }));
}

function chainFaults(day: string, head: Head | undefined, links: readonly Item[]): Fault[] {
  const byNumber = new Map<number, Item>();
  const faults: Fault[] = [];
  for (const link of links) {
    const twin = byNumber.get(link.number);
    if (twin) faults.push(changedAt(day, link, "another record has the same place"));
    else byNumber.set(link.number, link);
  }
  if (!head && links.length > 0)
    faults.push({ fault: "missing", day, detail: "the head of the day's chain is gone" });
  const count = Math.max(head?.count ?? 0, ...byNumber.keys());
  const broken = new Set<Item>();
  for (let number = 1; number <= count; number++) {
    const link = byNumber.get(number);
    if (!link) {
      faults.push({ fault: "missing", day, number, detail: neighboursOf(byNumber, number) });
      continue;
    }
    if (hashOf(day, link, link) !== link.hash || !followedRightly(head, byNumber, link))
      broken.add(link);
  }
  for (const link of broken) {
    const other = [...broken].find(
      (each) => each !== link && hashOf(day, link, each) === link.hash,
    );
    faults.push(
      other
        ? {
            fault: "swapped",
            day,
            number: link.number,
            record: link.sk,
            detail: `holds what ${other.sk} should`,
          }
        : changedAt(day, link, "is not what was linked"),
    );
  }
  return faults;
}

const changedAt = (day: string, { number, sk }: Item, detail: string): Fault => ({
  fault: "changed",
  day,
  number,
  record: sk,
  detail,
});

/** The hash that the link at the place of `place` would have with what `entry` says. */
const hashOf = (day: string, place: Item, entry: Item): string =>
  linkHash({
    day,
    number: place.number,
    previousHash: place.previousHash,
    sk: place.sk,
    body: bodyOf(entry),
  });

/** True when the next link, or the head, names this one as it is; whoever rehashed it is found by that. */
function followedRightly(head: Head | undefined, links: Map<number, Item>, link: Item): boolean {
  if (link.number === 1 && head && link.previousHash !== head.previousHash) return false;
  const next = links.get(link.number + 1);
  if (next) return next.previousHash === link.hash;
  return !head || link.number !== head.count || head.hash === link.hash;
}

function neighboursOf(links: Map<number, Item>, number: number): string {
  const [before, after] = [links.get(number - 1)?.sk, links.get(number + 1)?.sk];
  return `is gone: it stood ${before ? `after ${before}` : "first"}${after ? `, before ${after}` : ""}`;
}

/** The day before must still end, or go on from, where this one began. */
function precedingFaults(head: Head, hashes: Map<string, Set<string>>): Fault[] {
  const { previousDay, previousHash } = head;
  const known = previousDay
    ? hashes.get(previousDay)?.has(previousHash)
    : previousHash === startHash;
  return known
    ? []
    : [
        {
          fault: "missing",
          day: previousDay ?? head.sk,
          detail: `the link that ${head.sk} began with is not there`,
        },
      ];
}

function held({ day, number, hash }: Anchor, links: readonly Item[]): Fault[] {
  const link = links.find((each) => each.number === number);
  if (link?.hash === hash) return [];
  return [
    link
      ? changedAt(day, link, "has another hash than was noted")
      : { fault: "missing", day, number, detail: "a link that was noted is gone" },
  ];
}
