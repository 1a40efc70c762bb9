/** A signal fires once an episode: it re-arms a while after its condition ceased, or in the next task. */
import type { Struggle } from "@luna/contracts/entities/observation";
import { evidenceOf, type Finding, type Mark, type Rule, type SeenEvent } from "./rule.ts";

/** An episode as the fold remembers it; times in milliseconds of running time. */
export interface Episode {
  key: string;
  task: string | undefined;
  marks: Mark[];
  until: number | undefined;
  /** When the condition ceased; undefined while it holds. */
  ceasedAt: number | undefined;
  /** Nobody but the clock has seen it. */
  provisional?: boolean;
}

const mostMarks = 50;

/** Made of rule, task and first evidence, so that recomputing finds the same. */
const keyOf = (rule: string, task: string | undefined, first: Mark): string =>
  `${rule}.${task ?? "none"}.${first.source}-${first.seq}`;

/** The episode after an event, and the signal when it is new or has grown. */
export function advance(
  rule: Rule<unknown>,
  episode: Episode | undefined,
  finding: Finding | undefined,
  seen: Pick<SeenEvent, "task" | "ranMs">,
  rearmSeconds: number,
): { episode: Episode | undefined; struggle?: Struggle } {
  const now = seen.ranMs;
  if (!finding && episode?.provisional)
    return { episode: undefined, struggle: { ...struggleOf(rule, episode), state: "retracted" } };
  const task = finding?.task ?? seen.task;
  const ceasedAt = ceased(episode, finding !== undefined, now);
  const rearmed =
    !episode ||
    episode.task !== task ||
    (ceasedAt !== undefined && now >= ceasedAt + rearmSeconds * 1000);
  if (!finding) return { episode: rearmed ? undefined : { ...episode!, ceasedAt } };
  const marks = rearmed
    ? freshMarks(episode, finding.marks)
    : merged(episode!.marks, finding.marks);
  if (marks.length === 0) return { episode: { ...episode!, ceasedAt } };
  const next: Episode = {
    key: rearmed ? keyOf(rule.rule, task, marks[0]!) : episode!.key,
    task,
    marks,
    until: finding.until,
    ceasedAt: undefined,
    ...(finding.provisional && (rearmed || episode!.provisional) && { provisional: true }),
  };
  const grown =
    rearmed ||
    next.marks.length > episode!.marks.length ||
    next.provisional !== episode!.provisional;
  if (!grown) return { episode: next };
  return { episode: next, struggle: struggleOf(rule, next) };
}

/** When the condition of an episode ceased, seen from an event. */
function ceased(episode: Episode | undefined, holds: boolean, now: number): number | undefined {
  if (!episode) return undefined;
  if (episode.ceasedAt !== undefined) return episode.ceasedAt;
  if (episode.until !== undefined && episode.until < now) return episode.until;
  return holds ? undefined : now;
}

/** What was evidence of the last episode is none of the next. */
function freshMarks(before: Episode | undefined, marks: Mark[]): Mark[] {
  const old = new Set(before?.marks.map(({ source, seq }) => `${source} ${seq}`));
  return marks.filter(({ source, seq }) => !old.has(`${source} ${seq}`));
}

function merged(known: Mark[], found: Mark[]): Mark[] {
  const seen = new Set(known.map(({ source, seq }) => `${source} ${seq}`));
  return [...known, ...found.filter(({ source, seq }) => !seen.has(`${source} ${seq}`))].slice(
    0,
    mostMarks,
  );
}

const struggleOf = (rule: Rule<unknown>, { key, task, marks, provisional }: Episode): Struggle => ({
  key,
  rule: rule.rule,
  ruleVersion: rule.version,
  severity: rule.severity,
  ...(task && { task }),
  state: provisional ? "provisional" : "confirmed",
  from: new Date(marks[0]!.at).toISOString(),
  to: new Date(marks.at(-1)!.at).toISOString(),
  evidence: evidenceOf(marks),
});
