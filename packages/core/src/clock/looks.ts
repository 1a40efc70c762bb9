/** What the clock finds of a running session at a moment, and when it may find something next. */
import { own } from "@luna/contracts/own";
import type { FoldFacts } from "../fold/fold.ts";
import { pausesOf, ranMsAt } from "../fold/pauses.ts";
import type { FoldState } from "../fold/state.ts";
import { rules } from "../struggle/rules.ts";
import { type Heard, heartbeats } from "./heard.ts";
import type { Look } from "./look.ts";

interface Candidate {
  look: Look;
  /** It is found when this moment has passed, milliseconds since 1970. */
  afterMs: number;
}

export function looksAt(
  facts: FoldFacts,
  state: FoldState,
  {
    plannedMinutes,
    heard,
    nowMs,
  }: { plannedMinutes: number; heard: readonly Heard[]; nowMs: number },
): { found: Look[]; nextMs: number } {
  const pauses = pausesOf(facts.phases);
  // times that ran, told in times of the present phase
  const pausedMs = nowMs - ranMsAt(pauses, nowMs);
  const candidates = [
    ...ofRules(facts, state).map((each) => ({ ...each, afterMs: each.afterMs + pausedMs })),
    ...ofLength(facts, state, plannedMinutes).map((each) => ({
      ...each,
      afterMs: each.afterMs + pausedMs,
    })),
    ...ofConnections(state, heard),
  ];
  const due = candidates.filter(({ afterMs }) => afterMs < nowMs);
  const pause = due.find(({ look }) => look.found === "long_pause");
  return {
    found: [
      ...(pause ? [pause.look] : []),
      ...due.flatMap(({ look }) => (look.found === "long_pause" ? [] : [look])),
    ],
    nextMs: Math.min(
      ...candidates.filter(({ afterMs }) => afterMs >= nowMs).map(({ afterMs }) => afterMs + 1),
    ),
  };
}

function ofRules({ study }: FoldFacts, state: FoldState): Candidate[] {
  return rules.flatMap((rule) => {
    const memory = state.rules[rule.rule] ?? rule.begin;
    const afterMs = rule.looksAt?.(memory, study, state.machine);
    return afterMs === undefined ? [] : [{ look: { found: "long_pause" } as const, afterMs }];
  });
}

/** Over its planned duration by half. */
function ofLength({ phases }: FoldFacts, state: FoldState, plannedMinutes: number): Candidate[] {
  const began = phases?.[0]?.startedAt;
  return began === undefined || state.extended
    ? []
    : [
        {
          look: { found: "session_extended" },
          afterMs: Date.parse(began) + plannedMinutes * 1.5 * 60_000,
        },
      ];
}

/** A source is heard by its heartbeats, over either way, and by whatever else it sends. */
function ofConnections(state: FoldState, heard: readonly Heard[]): Candidate[] {
  const names = new Set([...Object.keys(state.sources), ...heard.map(({ source }) => source)]);
  return [...names].flatMap((source): Candidate[] => {
    const beside = heard.filter((each) => each.source === source);
    const folded = own(state.sources, source);
    const { beats, leftAt } = folded ?? {};
    const lastMs = Math.max(
      ...beside.map((each) => each.lastMs),
      ...(folded && folded.receivedMs > 0 ? [folded.receivedMs] : []),
    );
    const regular =
      beside.some((each) => each.regular) ||
      (beats?.everyMs !== undefined && beats.everyMs <= heartbeats.regularSeconds * 1000);
    const left = leftAt !== undefined && lastMs - leftAt < heartbeats.regularSeconds * 1000;
    if (!regular || left) return [];
    const known = own(state.losses, source);
    const told = known && known.sinceMs >= lastMs;
    if (told && known.high) return [];
    const sinceMs = told ? known.sinceMs : lastMs;
    const { highSeconds, lostSeconds } = heartbeats;
    const at = (high: boolean): Candidate => ({
      look: { found: "connection_lost", source, sinceMs, high },
      afterMs: sinceMs + (high ? highSeconds : lostSeconds) * 1000,
    });
    return [at(told === true)];
  });
}
