/** Struggles and alerts of a session become what its fold has found. */
import type { Alert } from "@luna/contracts/entities/observation";
import { repeatSeconds } from "../alert/alert.ts";
import { alertMails } from "../alert/mails.ts";
import * as Alerts from "../alert/store.ts";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { FoldState, FoundAlert } from "../fold/state.ts";
import type { StoredSession } from "../session/session.ts";
import * as Struggles from "../struggle/store.ts";

type Known = Pick<FoundAlert, "id" | "kind" | "rule" | "raisedMs">;

/**
 * Late events may show that an alert began earlier than it was known to: it stays the one that was
 * raised, and is no second one. Ids of what was raised before go to what is found in its place now.
 */
export function withKnownIds(state: FoldState, before: readonly Known[]): FoldState {
  const found = new Set(state.alerts.map(({ id }) => id));
  const lost = before.filter(({ id }) => !found.has(id));
  if (lost.length === 0) return state;
  const known = new Set(before.map(({ id }) => id));
  const alerts = state.alerts.map((alert) => {
    if (known.has(alert.id)) return alert;
    const index = lost.findIndex(
      ({ kind, rule, raisedMs }) =>
        kind === alert.kind &&
        rule === alert.rule &&
        raisedMs >= alert.raisedMs - repeatSeconds * 1000 &&
        raisedMs <= alert.lastMs + repeatSeconds * 1000,
    );
    const [same] = index < 0 ? [] : lost.splice(index, 1);
    return same ? { ...alert, id: same.id } : alert;
  });
  return { ...state, alerts };
}

/** Signals found or grown; those that are found no more are taken back. */
export function struggleWrites(
  sessionId: string,
  before: FoldState | undefined,
  state: FoldState,
): Write[] {
  const known = new Map(before?.struggles.map((each) => [each.key, JSON.stringify(each)]));
  const found = new Set(state.struggles.map(({ key }) => key));
  return [
    ...state.struggles
      .filter((each) => known.get(each.key) !== JSON.stringify(each))
      .map((each) => Struggles.foundWrite(sessionId, each)),
    ...[...known.keys()]
      .filter((key) => !found.has(key))
      .map((key) => Struggles.retractWrite(sessionId, key)),
  ];
}

/** Alerts raised or counted up; a new high one mails, unless what it tells is old. */
export async function alertWrites(
  ctx: Context,
  session: StoredSession,
  before: FoldState | undefined,
  state: FoldState,
): Promise<Write[][]> {
  const known = new Map(before?.alerts.map((each) => [each.id, JSON.stringify(growthOf(each))]));
  const writes: Write[][] = [];
  const moved = state.alerts.filter(
    (found) => known.get(found.id) !== JSON.stringify(growthOf(found)),
  );
  for (const found of moved) {
    const stored = await Alerts.get(ctx, found.id, { consistent: true });
    if (stored) {
      const grown = { ...stored, ...growthOf(found) };
      const rose = stored.severity !== "high" && !found.stale;
      writes.push([
        Alerts.changeWrite(grown),
        ...(rose ? await alertMails(ctx, grown, session) : []),
      ]);
      continue;
    }
    const alert = alertOf(session, found);
    writes.push([
      Alerts.createWrite(alert),
      ...(found.stale ? [] : await alertMails(ctx, alert, session)),
    ]);
  }
  return writes;
}

/** What grows as an alert is counted up. */
export const growthOf = ({ count, severity, message, lastMs, evidence }: FoundAlert) => ({
  count,
  severity,
  message,
  lastAt: new Date(lastMs).toISOString(),
  evidence,
});

/** An alert as it is first raised. */
export const alertOf = (session: StoredSession, found: FoundAlert): Alert => ({
  id: found.id,
  kind: found.kind,
  rule: found.rule,
  ...(found.task && { task: found.task }),
  sessionId: session.id,
  sessionCode: session.code,
  participantCode: session.participantCode,
  raisedAt: new Date(found.raisedMs).toISOString(),
  ...growthOf(found),
  version: 1,
});
