/** What an alert says, from its kind and rule, in the reader's language. Pure. */
import { own } from "@luna/contracts/own";
import type { CallAnswer } from "@luna/sdk";
import type { StaffTexts } from "../../texts/staff-en.ts";

export type AlertCause = Pick<
  CallAnswer<"listAlerts">["items"][number],
  "kind" | "rule" | "severity" | "about" | "message"
>;

/** Undefined for what the portal has no words for: then the service's own are what there is. */
export function alertPhrase(
  { kind, rule, severity, about }: Omit<AlertCause, "message">,
  words: Pick<StaffTexts["words"], "alertPhrase" | "struggleRule">,
): string | undefined {
  const phrases = words.alertPhrase;
  if (kind === "struggle") {
    const name = words.struggleRule[rule as keyof typeof words.struggleRule];
    return name && phrases.struggle(name);
  }
  if (kind === "connection_lost")
    return severity === "high" ? phrases.connectionLostLong : phrases.connectionLost;
  if (about !== undefined && (kind === "failure_pattern" || kind === "mail_failed"))
    return phrases[kind](about);
  return rule === undefined ? undefined : own(phrases.rules, rule);
}
