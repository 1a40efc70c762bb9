/** How well the rules tell who struggles: precision and recall of each over labelled sessions. */
import type { StruggleRule } from "@luna/contracts/entities/observation";
import { luna } from "@luna/contracts/study/luna";
import { scenarioOf } from "@luna/contracts/study/study";
import { foldAll } from "../../fold/fold.ts";
import {
  type LabelledSession,
  labelledSession,
  usualPauseSeconds,
  ways,
} from "./labelled-sessions.ts";

export interface RuleScore {
  rule: StruggleRule;
  /** Sessions in which it was found and labelled, found only, labelled only. */
  hits: number;
  falseAlarms: number;
  misses: number;
  /** Undefined without a case. */
  precision: number | undefined;
  recall: number | undefined;
}

const usualPauses = Object.fromEntries(
  scenarioOf(luna, "first-time").tasks.map(({ id }) => [
    id,
    { seconds: usualPauseSeconds, sessions: 20 },
  ]),
);

const sessionId = "ses_01J00000000000000000000001";
const startedAt = Date.parse("2026-11-23T09:00:00Z");

/** What the rules find in a session, its events all in one chunk. */
export function signalsIn(events: LabelledSession["events"]) {
  const numbered = events.map(([second, type, given], index) => ({
    ...given,
    type,
    seq: index + 1,
    at: new Date(startedAt + second * 1000).toISOString(),
  }));
  const chunk = {
    sessionId,
    source: "app",
    receivedAt: new Date(startedAt).toISOString(),
    ignored: [],
    events: numbered,
  };
  const facts = { sessionId, scenarioType: "first-time" as const, study: luna, usualPauses };
  return foldAll(facts, [chunk]).struggles;
}

/** Of so many sessions of each sort: smooth, each way alone, and several ways at once. */
export function scoreRules(perSort: number, share: number, firstSeed = 1): RuleScore[] {
  let seed = firstSeed;
  const sorts = [[], ...ways.map((way) => [way])];
  const sessions = sorts.flatMap((chosen) =>
    Array.from({ length: perSort }, () => labelledSession(seed++, chosen, share)),
  );
  for (let count = 0; count < perSort; count++)
    sessions.push(
      labelledSession(
        seed++,
        [0, 3, 5].map((step) => ways[(count + step) % 8]!),
        share,
      ),
    );
  const judged = sessions.map(({ events, labels }) => ({
    labels,
    found: new Set(
      signalsIn(events)
        .filter(({ state }) => state === "confirmed")
        .map(({ rule }) => rule),
    ),
  }));
  return ways.map((rule) => {
    const count = (found: boolean, labelled: boolean) =>
      judged.filter((each) => each.found.has(rule) === found && each.labels.has(rule) === labelled)
        .length;
    const [hits, falseAlarms, misses] = [count(true, true), count(true, false), count(false, true)];
    return {
      rule,
      hits,
      falseAlarms,
      misses,
      precision: hits + falseAlarms > 0 ? hits / (hits + falseAlarms) : undefined,
      recall: hits + misses > 0 ? hits / (hits + misses) : undefined,
    };
  });
}
