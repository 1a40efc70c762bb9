/** Alerts that events cause; deadlines go by receipt, so that a late batch is one incident. */
import type { AlertKind, Severity, Struggle } from "@luna/contracts/entities/observation";
import { setOwn } from "@luna/contracts/own";
import { alertId, incidentSeconds, repeatSeconds } from "../alert/alert.ts";
import { lookIn } from "../clock/look.ts";
import type { OrderedEvent } from "../event/order.ts";
import { isExpected } from "../struggle/expected.ts";
import type { SeenEvent } from "../struggle/rule.ts";
import { evidenceOf } from "../struggle/rule.ts";
import type { FoldState, FoundAlert } from "./state.ts";

/** Events that came later than this mail nobody. */
const staleMinutes = 15;
const mostEvidence = 20;

const critical: Partial<Record<OrderedEvent["type"], string>> = {
  crash: "The program crashed.",
  install_failed: "The installation failed.",
  rollback_started: "The installation is being rolled back.",
};

/** What is wrong, in words; undefined for an event that is no critical failure. */
export function criticalMessage(event: Pick<OrderedEvent, "type" | "data">): string | undefined {
  if (event.type === "error")
    return event.data?.severity === "critical" ? "A critical error occurred." : undefined;
  return critical[event.type];
}

/** The alerts that an event itself causes. */
export function alertOnEvent(sessionId: string, state: FoldState, seen: SeenEvent): void {
  const { event, task, taskFacts } = seen;
  if (seen.tick) alertOnLook(sessionId, state, seen);
  if (seen.tick || isExpected(event, taskFacts)) return;
  const message = criticalMessage(event);
  if (message)
    found(sessionId, state, seen, {
      kind: "critical_failure",
      severity: "high",
      rule: event.type,
      message,
      incident: task ?? "",
    });
  if (event.type === "help_requested")
    found(sessionId, state, seen, {
      kind: "help_request",
      severity: "medium",
      rule: event.type,
      message: "The participant asked for help.",
    });
}

/** What the clock says: that a session takes too long, or that a program is heard no more. */
function alertOnLook(sessionId: string, state: FoldState, seen: SeenEvent): void {
  const look = lookIn(seen.event);
  if (look?.found === "session_extended") {
    state.extended = true;
    found(sessionId, state, seen, {
      kind: "session_extended",
      severity: "low",
      rule: "session_extended",
      message: "The session takes longer than planned by half.",
    });
  }
  if (look?.found !== "connection_lost") return;
  const { source, sinceMs, high } = look;
  setOwn(state.losses, source, { sinceMs, high });
  if (seen.taskFacts?.expects.some((each) => each === "connection-lost" || each === "restart"))
    return;
  found(sessionId, state, seen, {
    kind: "connection_lost",
    severity: high ? "high" : "medium",
    rule: "connection_lost",
    message: high
      ? `Nothing has been heard of the program (${source}) for 5 minutes.`
      : `Nothing is heard of the program (${source}) any more.`,
    sinceMs,
  });
}

/** The alert of a struggle signal, for each high one. */
export function alertOnStruggle(
  sessionId: string,
  state: FoldState,
  seen: SeenEvent,
  struggle: Struggle,
): void {
  if (struggle.severity !== "high") return;
  found(sessionId, state, seen, {
    kind: "struggle",
    severity: "high",
    rule: struggle.rule,
    message: `The participant is struggling: ${struggle.rule.replaceAll("_", " ")}.`,
  });
}

/** Raises an alert or counts the last one of its kind up. */
function found(
  sessionId: string,
  state: FoldState,
  { event, task }: SeenEvent,
  alert: {
    kind: AlertKind;
    severity: Severity;
    rule: string;
    message: string;
    incident?: string;
    sinceMs?: number;
  },
): void {
  const known = state.alerts.findLast((each) => {
    if (each.kind !== alert.kind) return false;
    const apart = event.receivedMs - each.lastMs;
    const incident =
      alert.incident !== undefined &&
      (each.task ?? "") === alert.incident &&
      apart <= incidentSeconds * 1000;
    const sameLoss = alert.sinceMs !== undefined && each.sinceMs === alert.sinceMs;
    return sameLoss || incident || (each.rule === alert.rule && apart <= repeatSeconds * 1000);
  });
  if (known) {
    known.count++;
    if (alert.severity === "high" && known.severity !== "high") {
      known.severity = "high";
      known.message = alert.message;
    }
    if (alert.sinceMs !== undefined) known.sinceMs = alert.sinceMs;
    known.lastMs = Math.max(known.lastMs, event.receivedMs);
    if (known.evidence.reduce((sum, { seqs }) => sum + seqs.length, 0) < mostEvidence)
      known.evidence = withMark(known, event);
    return;
  }
  const cause = `${sessionId}#${alert.kind}#${alert.rule}#${event.source}#${event.seq}`;
  state.alerts.push({
    id: alertId(cause, new Date(event.receivedMs).toISOString()),
    kind: alert.kind,
    severity: alert.severity,
    rule: alert.rule,
    message: alert.message,
    ...(task && { task }),
    count: 1,
    raisedMs: event.receivedMs,
    lastMs: event.receivedMs,
    evidence: evidenceOf([event]),
    ...(alert.sinceMs !== undefined && { sinceMs: alert.sinceMs }),
    stale: event.late || event.receivedMs - event.correctedMs > staleMinutes * 60_000,
  });
}

const withMark = (alert: FoundAlert, event: OrderedEvent) =>
  evidenceOf([
    ...alert.evidence.flatMap(({ source, seqs }) => seqs.map((seq) => ({ source, seq }))),
    event,
  ]);
