/** What a told run of events brings: a shorthand for tables of rules. */

import type { Struggle, StruggleRule } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import type { EventType } from "@luna/contracts/events/event-types";
import { luna } from "@luna/contracts/study/luna";
import type { Chunk } from "../../event/chunk.ts";
import { type FoldFacts, foldAll } from "../../fold/fold.ts";

const start = Date.parse("2026-11-23T09:00:00Z");

/** An event: its second, its type, what it says, and who says it (the program, unless told). */
export type Told = [
  second: number,
  type: EventType,
  given?: { target?: string; task?: string; data?: Record<string, unknown>; source?: string },
];

const instantAt = (second: number): string => new Date(start + second * 1000).toISOString();

/** A phase of the session from and to a second. */
export const phase = (from: number, to?: number): Session["phases"][number] => ({
  startedAt: instantAt(from),
  ...(to !== undefined && { endedAt: instantAt(to) }),
});

export const factsOf = (given: Partial<FoldFacts> = {}): FoldFacts => ({
  sessionId: "ses_01J00000000000000000000001",
  scenarioType: "first-time",
  study: luna,
  ...given,
});

/** One chunk a source; numbers count by source, in the order told. */
export function chunksOf(events: readonly Told[]): Chunk[] {
  const sources = [...new Set(events.map(([, , given]) => given?.source ?? "app"))];
  return sources.map((source) => ({
    sessionId: factsOf().sessionId,
    source,
    receivedAt: instantAt(0),
    ignored: [],
    events: events
      .filter(([, , given]) => (given?.source ?? "app") === source)
      .map(([second, type, { source: _source, ...given } = {}], index) => ({
        seq: index + 1,
        type,
        at: instantAt(second),
        ...given,
      })),
  }));
}

export const strugglesOf = (events: readonly Told[], given: Partial<FoldFacts> = {}): Struggle[] =>
  foldAll(factsOf(given), chunksOf(events)).struggles;

/** The signals of one rule: key, and numbers of the evidence of its first source. */
export const signalsOf = (
  rule: StruggleRule,
  events: readonly Told[],
  given: Partial<FoldFacts> = {},
): [key: string, seqs: number[]][] =>
  strugglesOf(events, given)
    .filter((each) => each.rule === rule)
    .map(({ key, evidence }) => [key, evidence[0]!.seqs]);
