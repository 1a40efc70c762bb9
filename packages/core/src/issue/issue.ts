/** An issue: a problem of the tested program, grouped over sessions by what its troubles say. */
import type { Issue, Severity } from "@luna/contracts/entities/observation";
import { startOf } from "../event/text-of.ts";
import type { ErrorGroup } from "../fold/state.ts";

export interface StoredIssue extends Issue {
  /** When it was last said to be fixed: what sessions after that see has come back. */
  fixedAt?: string | undefined;
  /** The last alert that several sessions shared it, and when that was raised. */
  pattern?: { alertId: string; at: string } | undefined;
}

/** Session ids that an issue names, the newest; its count goes on. */
export const mostSessions = 200;

const grave = ["crash", "install_failed", "rollback_started"];

export function severityOf({ type, severity }: Pick<ErrorGroup, "type" | "severity">): Severity {
  if (grave.includes(type) || severity === "critical") return "high";
  const slight = type === "user_frustration" || severity === "info" || severity === "warning";
  return slight ? "low" : "medium";
}

export const titleOf = ({ type, message, code }: ErrorGroup): string =>
  startOf(
    [message === type ? type.replaceAll("_", " ") : message, code && `(${code})`]
      .filter(Boolean)
      .join(" "),
    200,
  );

/** With one more in front, each once. */
export const withFirst = <T>(items: readonly T[], item: T | undefined): T[] =>
  item === undefined || items.includes(item) ? [...items] : [item, ...items];
