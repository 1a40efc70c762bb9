import type { Severity, Struggle } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import { languageOf } from "@luna/contracts/language";
import { own } from "@luna/contracts/own";
import type { RouteInput } from "@luna/contracts/routes/table";
import * as Alerts from "../alert/store.ts";
import type { Context } from "../context.ts";
import type { Chunk } from "../event/chunk.ts";
import { type OrderedEvent, orderAll } from "../event/order.ts";
import { chunksOf } from "../event/store.ts";
import { pausesOf } from "../fold/pauses.ts";
import { errorTitle, insightTextsIn } from "../insights/texts.ts";
import * as Metrics from "../metrics/store.ts";
import { notesOf } from "../note/store.ts";
import { load } from "../session/load.ts";
import { viewOf } from "../session/view.ts";
import { frictionOf } from "../statistics/friction.ts";
import * as Struggles from "../struggle/store.ts";
import { patternsOf } from "./patterns.ts";
import { performanceOf } from "./performance.ts";
import { recoveryOf } from "./recovery.ts";
import { gapsOf, timeOf } from "./task-times.ts";
import { timelineOf } from "./timeline.ts";

/** What happened in a session, by phase, task and time; paths and repeats from its events, the rest from its metrics. */
export async function analyzeSession(ctx: Context, input: RouteInput<"analyzeSession">) {
  const { id } = input;
  const language = languageOf(input.language ?? "");
  const session = await load(ctx, id);
  const [metrics, struggles, alerts, events, notes] = await Promise.all([
    Metrics.get(ctx, id),
    Struggles.ofSession(ctx, id),
    Alerts.ofSession(ctx, id),
    eventsOf(ctx, id),
    notesOf(ctx, id),
  ]);
  const state = metrics?.state;
  const pauses = pausesOf(session.phases);
  const between = gapsOf(session.tasks, pauses);
  const tasks = viewOf(session, ctx.actor).tasks.map((task) => {
    const folded = own(state?.tasks, task.id);
    const sinceLast = own(between, task.id);
    return {
      ...task,
      ...timeOf(task, pauses),
      ...(sinceLast !== undefined && { secondsSinceLastTask: sinceLast }),
      errors: folded?.errors ?? 0,
      helps: folded?.helps ?? 0,
      retries: folded?.retries ?? 0,
    };
  });
  const confirmed = struggles.filter(({ state: is }) => is !== "retracted");
  return {
    sessionId: id,
    eventCount: state?.total ?? 0,
    timeline: timelineOf(session, state, confirmed, alerts, notes),
    tasks,
    patterns: {
      byType: state?.byType ?? {},
      ...patternsOf(events, pauses),
      struggles: countBy(confirmed.map(({ rule }) => rule)),
    },
    performance: performanceOf(state),
    errors: (state?.errors ?? []).map(({ firstMs, lastMs, receivedMs: _receivedMs, ...group }) => ({
      ...group,
      message: errorTitle(group, language),
      recovery: recoveryOf({ ...group, lastMs }, session.tasks, state?.tasks ?? {}),
      firstAt: new Date(firstMs).toISOString(),
      lastAt: new Date(lastMs).toISOString(),
    })),
    struggles,
    alerts,
    friction: {
      ...frictionOf({
        ...bySeverity(confirmed),
        activeMinutes: runningMinutes(session, ctx.now()),
      }),
      formula: insightTextsIn(language).friction,
    },
  };
}

async function eventsOf(ctx: Context, sessionId: string): Promise<OrderedEvent[]> {
  const chunks: Chunk[] = [];
  // without what they carry: patterns do not look at it, and of a long session it is most
  for await (const chunk of chunksOf(ctx, sessionId))
    chunks.push({ ...chunk, events: chunk.events.map(({ data: _data, ...event }) => event) });
  return orderAll(chunks);
}

/** Signals that stand, a researcher's "not a struggle" left out. */
function bySeverity(struggles: readonly Pick<Struggle, "severity" | "verdict">[]) {
  const real = struggles.filter(({ verdict }) => verdict !== "not-a-struggle");
  const count = (severity: Severity) => real.filter((each) => each.severity === severity).length;
  return { high: count("high"), medium: count("medium"), low: count("low") };
}

/** Minutes that the session ran, the time between its phases left out. */
const runningMinutes = (session: Session, now: number): number =>
  session.phases.reduce(
    (total, { startedAt, endedAt }) =>
      total + (endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt),
    0,
  ) / 60_000;

const countBy = (names: string[]): Record<string, number> =>
  names.reduce<Record<string, number>>((counts, name) => {
    counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }, {});
