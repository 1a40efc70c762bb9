/** Totals of participants: how many of each segment and status, how far people came, when they came. */
import type { Participant, ParticipantStatus, Segment } from "@luna/contracts/entities/participant";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import { increment as incrementSums } from "../totals/counted.ts";
import { funnelSum, nowTotalsKey } from "../totals/now.ts";
import { difference, type Sums } from "../totals/sums.ts";
import { eligibleStatuses } from "./status.ts";

export const stages = ["screened", "eligible", "scheduled", "completed"] as const;
export type Stage = (typeof stages)[number];

/** What one person stands for in the totals. */
export interface Contribution {
  version: number;
  segment: Segment;
  status: ParticipantStatus;
  /** `YYYY-MM-DD` in UTC. */
  registeredOn: string;
  /** Stages once reached, also when the person has gone back since. */
  reached: Stage[];
}

const people = "TOTALS#PEOPLE";
const registrations = "TOTALS#REGISTRATIONS";
const contributionKey = (id: string): Key => ({ pk: `PARTICIPANT#${id}`, sk: "COUNTED" });

/** What a person stands for now, given what it stood for before. */
export function contributionOf(
  participant: Pick<
    Participant,
    "version" | "segment" | "status" | "registeredAt" | "screening" | "eligible"
  >,
  before?: Contribution,
): Contribution {
  const { status } = participant;
  const booked = status === "scheduled" || status === "active" || status === "completed";
  const reached: Record<Stage, boolean> = {
    screened: participant.screening !== undefined || participant.eligible !== undefined,
    eligible: participant.eligible === true || eligibleStatuses.includes(status),
    scheduled: booked,
    completed: status === "completed",
  };
  return {
    version: participant.version,
    segment: participant.segment,
    status,
    registeredOn: participant.registeredAt.slice(0, 10),
    reached: stages.filter((stage) => reached[stage] || before?.reached.includes(stage)),
  };
}

const cellsOf = (contribution: Contribution): string[] => [
  `${people}\nCELL#${contribution.segment}#${contribution.status}`,
  ...contribution.reached.map((stage) => `${people}\nREACHED#${stage}`),
];

/** Counts a person as it is now, minus what was counted before; the same version changes nothing. */
export async function count(ctx: Context, participant: Participant): Promise<void> {
  for (;;) {
    const before = (await ctx.table.get(contributionKey(participant.id), { consistent: true })) as
      | (Contribution & Item)
      | undefined;
    if (before && before.version >= participant.version) return;
    const now = contributionOf(participant, before);
    const writes: Write[] = [
      {
        put: { ...contributionKey(participant.id), kind: "totals", ...now },
        if: before
          ? { expression: "#version = :counted", values: { counted: before.version } }
          : { expression: "attribute_not_exists(#pk)" },
      },
      ...moves(before && cellsOf(before), cellsOf(now)),
      ...funnelWrites(before, now),
      ...(before ? [] : [increment(`${registrations}\n${now.registeredOn}`, 1)]),
    ];
    if ((await ctx.table.transact(writes)).ok) return;
  }
}

/** Takes an erased person out of the counts; that somebody came on that day stays. */
export async function discount(ctx: Context, participantId: string): Promise<void> {
  const key = contributionKey(participantId);
  for (;;) {
    const before = (await ctx.table.get(key, { consistent: true })) as
      | (Contribution & Item)
      | undefined;
    if (!before) return;
    const { ok } = await ctx.table.transact([
      {
        delete: key,
        if: { expression: "#version = :counted", values: { counted: before.version } },
      },
      ...moves(cellsOf(before), []),
      ...funnelWrites(before, undefined),
    ]);
    if (ok) return;
  }
}

/** The dashboard's funnel follows. */
const funnelWrites = (before: Contribution | undefined, now: Contribution | undefined): Write[] =>
  incrementSums(nowTotalsKey, difference(funnelOf(before), funnelOf(now)));

const funnelOf = (counted: Contribution | undefined): Sums =>
  counted
    ? Object.fromEntries(["registered", ...counted.reached].map((stage) => [funnelSum(stage), 1]))
    : {};

function moves(from: readonly string[] = [], to: readonly string[]): Write[] {
  return [
    ...from.filter((cell) => !to.includes(cell)).map((cell) => increment(cell, -1)),
    ...to.filter((cell) => !from.includes(cell)).map((cell) => increment(cell, 1)),
  ];
}

function increment(cell: string, by: 1 | -1): Write {
  const [pk, sk] = cell.split("\n") as [string, string];
  return { update: { pk, sk }, change: { add: { count: by }, set: { kind: "totals" } } };
}

export interface People {
  /** By segment, then status. */
  cells: Partial<Record<Segment, Partial<Record<ParticipantStatus, number>>>>;
  reached: Partial<Record<Stage, number>>;
}

export async function readPeople(ctx: Context): Promise<People> {
  const read: People = { cells: {}, reached: {} };
  for await (const item of everyItem(ctx, { partition: people })) {
    const [what, ...names] = item.sk.split("#");
    if (what === "REACHED") read.reached[names[0] as Stage] = item.count;
    else {
      const [segment, status] = names as [Segment, ParticipantStatus];
      read.cells[segment] ??= {};
      read.cells[segment][status] = item.count;
    }
  }
  return read;
}

/** The day (UTC) on which somebody first came, also when all who came then are gone; undefined before. */
export async function firstRegistration(ctx: Context): Promise<string | undefined> {
  const { items } = await ctx.table.query({ partition: registrations, limit: 1 });
  return items[0]?.sk;
}

/** Registrations a day from `from` on, days without any left out. */
export async function readRegistrations(
  ctx: Context,
  from: string,
): Promise<{ date: string; count: number }[]> {
  const days: { date: string; count: number }[] = [];
  const query = { partition: registrations, sort: { atLeast: from } };
  for await (const item of everyItem(ctx, query)) days.push({ date: item.sk, count: item.count });
  return days;
}
