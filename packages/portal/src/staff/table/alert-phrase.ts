/** What an alert says, from its kind and rule, in the reader's language. Pure. */
import type { CallAnswer } from "@luna/sdk";
import type { StaffTexts } from "../../texts/staff-en.ts";

export type AlertCause = Pick<
  CallAnswer<"listAlerts">["items"][number],
  "kind" | "rule" | "severity" | "message"
>;

/**
 * Undefined where the message holds what no rule tells (the fault that came again, the mail that
 * failed): then the service's own words are what there is.
 */
export function alertPhrase(
  { kind, rule, severity }: Omit<AlertCause, "message">,
  words: Pick<StaffTexts["words"], "alertPhrase" | "struggleRule">,
): string | undefined {
  const phrases = words.alertPhrase;
  if (kind === "struggle") {
    const name = words.struggleRule[rule as keyof typeof words.struggleRule];
    return name && phrases.struggle(name);
  }
  if (kind === "connection_lost")
    return severity === "high" ? phrases.connectionLostLong : phrases.connectionLost;
  return rule === undefined ? undefined : phrases.rules[rule];
}
