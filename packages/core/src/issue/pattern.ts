/** The same fault in several sessions within a day: one alert, counted up by each further session. */
import { alertId } from "../alert/alert.ts";
import { alertMails } from "../alert/mails.ts";
import * as Alerts from "../alert/store.ts";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { startOf } from "../event/text-of.ts";
import type { ErrorGroup } from "../fold/state.ts";
import type { StoredSession } from "../session/session.ts";
import { type StoredIssue, severityOf } from "./issue.ts";
import * as Store from "./store.ts";

const leastSessions = 3;
const withinMs = 24 * 3_600_000;
/** Who hears of a fault so late is mailed no more. */
const staleMs = 15 * 60_000;

/** What a session that meets an issue for the first time adds; undefined when there is no pattern yet. */
export async function patternWrites(
  ctx: Context,
  issue: StoredIssue,
  session: StoredSession,
  group: ErrorGroup,
): Promise<{ pattern: NonNullable<StoredIssue["pattern"]>; writes: Write[] } | undefined> {
  if (severityOf(group) === "low") return undefined;
  const met = await Store.metSince(ctx, issue.id, group.receivedMs - withinMs);
  if (met.length + 1 < leastSessions) return undefined;
  const at = instant(ctx);
  const { pattern } = issue;
  const known =
    pattern && Date.parse(at) - Date.parse(pattern.at) <= withinMs
      ? await Alerts.get(ctx, pattern.alertId, { consistent: true })
      : undefined;
  if (known && pattern) {
    const counted = { ...known, count: known.count + 1, lastAt: at };
    return { pattern, writes: [Alerts.changeWrite(counted)] };
  }
  const alert = {
    id: alertId(`failure_pattern#${issue.id}#${session.id}`, at),
    kind: "failure_pattern" as const,
    rule: group.fingerprint,
    severity: "high" as const,
    message: startOf(
      `The same fault in ${met.length + 1} sessions within a day: ${issue.title}`,
      300,
    ),
    about: issue.title,
    ...(group.task && { task: group.task }),
    sessionId: session.id,
    sessionCode: session.code,
    participantCode: session.participantCode,
    count: 1,
    raisedAt: at,
    lastAt: at,
    evidence: [],
    version: 1,
  };
  const stale = session.endedAt !== undefined || ctx.now() - group.lastMs > staleMs;
  return {
    pattern: { alertId: alert.id, at },
    writes: [Alerts.createWrite(alert), ...(stale ? [] : await alertMails(ctx, alert, session))],
  };
}
