/** Raises an alert outside of the fold: what the clock or the mail finds. */
import type { Alert, AlertKind, Evidence, Severity } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import { ifAbsent } from "../aws/expression.ts";
import type { Key } from "../aws/table.ts";
import { after, type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import { alertId, repeatSeconds } from "./alert.ts";
import { alertMails } from "./mails.ts";
import * as Store from "./store.ts";

const tries = 6;

/** The last alert of this cause, by which a repeat finds it. */
const latestKey = (cause: string): Key => ({ pk: `ALERT-CAUSE#${cause}`, sk: "LATEST" });

/**
 * Raises an alert, or counts up the last one of the same session, kind and rule within 5 minutes.
 * A new high alert also mails the staff of its session, in the same transaction.
 */
export async function raiseAlert(
  ctx: Context,
  found: {
    kind: AlertKind;
    severity: Severity;
    message: string;
    about?: string | undefined;
    rule?: string | undefined;
    task?: string | undefined;
    session?: Session | undefined;
    evidence?: Evidence[] | undefined;
  },
): Promise<Alert> {
  const at = instant(ctx);
  const cause = `${found.session?.id ?? "-"}#${found.kind}#${found.rule ?? "-"}`;
  for (let attempt = 0; attempt < tries; attempt++) {
    const latest = await ctx.table.get(latestKey(cause), { consistent: true });
    const known =
      latest && after(latest.lastAt, { seconds: repeatSeconds }) > at
        ? await Store.get(ctx, latest.alertId, { consistent: true })
        : undefined;
    const alert: Alert = known
      ? { ...known, count: known.count + 1, lastAt: at }
      : {
          id: alertId(cause, at),
          kind: found.kind,
          severity: found.severity,
          message: found.message,
          ...(found.about && { about: found.about }),
          ...(found.rule && { rule: found.rule }),
          ...(found.task && { task: found.task }),
          ...(found.session && {
            sessionId: found.session.id,
            sessionCode: found.session.code,
            participantCode: found.session.participantCode,
          }),
          count: 1,
          raisedAt: at,
          lastAt: at,
          evidence: found.evidence ?? [],
          version: 1,
        };
    const write = known ? Store.changeWrite(alert) : Store.createWrite(alert);
    const written = await ctx.table.transact([
      write,
      {
        put: {
          ...latestKey(cause),
          kind: "alert-cause",
          alertId: alert.id,
          lastAt: at,
          expiresAt: Math.floor(Date.parse(at) / 1000) + 2 * repeatSeconds,
        },
        if: latest
          ? {
              expression: "#lastAt = :read OR attribute_not_exists(#pk)",
              values: { read: latest.lastAt },
            }
          : {
              expression: `${ifAbsent.expression} OR #expiresAt <= :now`,
              values: { now: Math.floor(Date.parse(at) / 1000) },
            },
      },
      ...(known ? [] : await alertMails(ctx, alert, found.session)),
    ]);
    if (written.ok) return Store.alertOf(write.put);
  }
  throw new AppError("concurrent_change", "The same alert is being raised elsewhere.");
}
