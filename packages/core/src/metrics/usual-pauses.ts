/** How long people usually pause in a task at most: the baseline by which hesitation is judged. */
import { type ScenarioType, scenarioOf } from "@luna/contracts/study/study";
import type { Context } from "../context.ts";
import { hasEnded, type StoredSession } from "../session/session.ts";
import { keyOf as sessionKeyOf } from "../session/store.ts";
import type { Baseline } from "../struggle/rule.ts";
import { type Contribution, readTotals, tally } from "../tally/tally.ts";
import * as Metrics from "./store.ts";

const leastSeconds = 0.1;

const totalsOf = (ctx: Context, scenario: ScenarioType): string =>
  `PAUSES#${ctx.study.id}#${scenario}`;

/** Names of a task's number of sessions and its Σ ln(seconds). */
const cellsOf = (task: string) => {
  const name = task.replace(/\W/g, "_");
  return { sessions: `n_${name}`, logarithms: `ln_${name}` };
};

/** Geometric means over the sessions that have ended so far, by task. */
export async function readUsualPauses(
  ctx: Context,
  scenario: ScenarioType,
): Promise<Record<string, Baseline>> {
  const totals = await readTotals(ctx, totalsOf(ctx, scenario));
  const usual = scenarioOf(ctx.study, scenario).tasks.flatMap(({ id }): [string, Baseline][] => {
    const { sessions, logarithms } = cellsOf(id);
    const count = totals[sessions] ?? 0;
    const seconds = Math.exp((totals[logarithms] ?? 0) / count);
    return count > 0 ? [[id, { seconds, sessions: count }]] : [];
  });
  return Object.fromEntries(usual);
}

/** Lets a session that has ended count, for the tasks that were completed in it; pilots and excluded ones do not. */
export async function followUsualPauses(ctx: Context, session: StoredSession): Promise<void> {
  if (!hasEnded(session)) return;
  const metrics = await Metrics.get(ctx, session.id, { consistent: true });
  const counts = session.purpose === "study" && !session.excluded && metrics !== undefined;
  const contribution: Contribution = {};
  for (const [id, task] of Object.entries(counts ? metrics.state.tasks : {})) {
    if (task.status !== "completed" || task.longestPauseMs === undefined) continue;
    const { sessions, logarithms } = cellsOf(id);
    contribution[sessions] = 1;
    contribution[logarithms] = Math.log(Math.max(leastSeconds, task.longestPauseMs / 1000));
  }
  await tally(
    ctx,
    totalsOf(ctx, session.scenarioType),
    sessionKeyOf(session.id),
    Object.keys(contribution).length > 0 ? { version: session.version, contribution } : undefined,
    "PAUSES",
  );
}
