/** Computes anew what was derived from the events of a session, and says where the stored differs. */
import { isDeepStrictEqual } from "node:util";
import type { Alert, Struggle } from "@luna/contracts/entities/observation";
import * as Alerts from "../alert/store.ts";
import { ifAbsent, ifVersion } from "../aws/expression.ts";
import type { Item, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { notFound } from "../error.ts";
import type { FoldState } from "../fold/state.ts";
import type { StoredSession } from "../session/session.ts";
import * as Sessions from "../session/store.ts";
import * as Struggles from "../struggle/store.ts";
import { step } from "../totals/step.ts";
import { followed } from "./follow.ts";
import { factsOf, refold } from "./project.ts";
import { alertOf, growthOf, withKnownIds } from "./signals.ts";
import * as Metrics from "./store.ts";

export interface Difference {
  what: "metrics" | "session" | "struggle" | "alert";
  key: string;
  how: "missing" | "different" | "unfounded";
}

interface Finding extends Difference {
  repair: Write[];
}

const alertsRead = 1000;

/**
 * Verdicts, acknowledgements and retracted signals stay. With `repair` what differs is put right, each
 * on the condition that nobody has changed it meanwhile; nobody is mailed.
 * @throws AppError `not_found`
 */
export async function rebuild(
  ctx: Context,
  { id, repair }: { id: string; repair: boolean },
): Promise<Difference[]> {
  const session = await Sessions.get(ctx, id, { consistent: true });
  if (!session) throw notFound("session");
  if (session.dataDeleted || session.startedAt === undefined) return [];
  const alerts = await Alerts.ofSession(ctx, id, alertsRead);
  const known = alerts.map((alert) => ({
    ...alert,
    rule: alert.rule ?? "",
    raisedMs: Date.parse(alert.raisedAt),
  }));
  const state = withKnownIds(await refold(ctx, factsOf(ctx, session)), known);
  const struggles = await Struggles.ofSession(ctx, id);
  const findings = [
    ...(await ofMetrics(ctx, session, state, struggles)),
    ...ofSession(ctx, session, state),
    ...ofStruggles(id, state, struggles),
    ...ofAlerts(session, state, alerts),
  ];
  if (repair) for (const finding of findings) await ctx.table.transact(finding.repair);
  return findings.map(({ what, key, how }) => ({ what, key, how }));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));

async function ofMetrics(
  ctx: Context,
  session: StoredSession,
  state: FoldState,
  struggles: readonly Struggle[],
): Promise<Finding[]> {
  const { id } = session;
  const item = await ctx.table.get(Metrics.keyOf(id), { consistent: true });
  if (!item && state.total === 0) return [];
  const stored = item && readable(item);
  if (stored && same(stored.state, state) && same(stored.ranges, Metrics.rangesOf(state)))
    return [];
  const dismissed = struggles.flatMap(({ key, verdict }) =>
    verdict === "not-a-struggle" ? [key] : [],
  );
  const known = stored?.counted;
  const { counted, writes } = await step(ctx, known, followed(session, state), state, dismissed);
  // above every version that there may have been: what follows metrics goes by it
  const version = Number(item?.version ?? Math.floor(ctx.now() / 1000));
  const own: Write = {
    put: Metrics.writeOf(id, state, { ...stored, version } as Metrics.Metrics, counted).put,
    if: item ? (item.version === undefined ? undefined : ifVersion(version)) : ifAbsent,
  };
  // what a damaged item contributed is in the totals still, though it cannot say so any more
  const repair = item && !known ? [own] : [own, ...writes];
  return [{ what: "metrics", key: id, how: item ? "different" : "missing", repair }];
}

/** Undefined for what is damaged beyond reading. */
function readable(item: Item): Metrics.Metrics | undefined {
  try {
    return Metrics.metricsOf(item);
  } catch {
    return undefined;
  }
}

function ofSession(ctx: Context, session: StoredSession, state: FoldState): Finding[] {
  const next = followed(session, state);
  if (next === session) return [];
  const repair = Sessions.changeWrite(
    { ...next, updatedAt: instant(ctx) },
    { ifVersion: session.version },
  );
  return [{ what: "session", key: session.id, how: "different", repair: [repair] }];
}

function ofStruggles(id: string, state: FoldState, stored: readonly Struggle[]): Finding[] {
  const known = new Map(stored.map(({ verdict: _verdict, ...each }) => [each.key, each]));
  const found = new Set(state.struggles.map(({ key }) => key));
  return [
    ...state.struggles.flatMap((each): Finding[] => {
      const before = known.get(each.key);
      if (before && same(before, each)) return [];
      const how = before ? "different" : "missing";
      return [{ what: "struggle", key: each.key, how, repair: [Struggles.foundWrite(id, each)] }];
    }),
    ...stored.flatMap(({ key, state: is }): Finding[] =>
      found.has(key) || is === "retracted"
        ? []
        : [{ what: "struggle", key, how: "unfounded", repair: [Struggles.retractWrite(id, key)] }],
    ),
  ];
}

/** One that was raised and is found no more has been told to people: it stays. */
function ofAlerts(session: StoredSession, state: FoldState, stored: readonly Alert[]): Finding[] {
  const known = new Map(stored.map((alert) => [alert.id, alert]));
  return state.alerts.flatMap((found): Finding[] => {
    const before = known.get(found.id);
    if (!before) {
      const repair = [Alerts.createWrite(alertOf(session, found))];
      return [{ what: "alert", key: found.id, how: "missing", repair }];
    }
    const grown = { ...before, ...growthOf(found) };
    if (same(before, grown)) return [];
    return [
      { what: "alert", key: found.id, how: "different", repair: [Alerts.changeWrite(grown)] },
    ];
  });
}
