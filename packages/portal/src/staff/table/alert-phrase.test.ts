import { expect, it } from "vitest";
import { words as de } from "../../texts/staff-de/words.ts";
import { words as en } from "../../texts/staff-en/words.ts";
import { type AlertCause, alertPhrase } from "./alert-phrase.ts";

type Cause = Omit<AlertCause, "message">;

it.each<[Cause, string, string]>([
  [
    { kind: "struggle", rule: "multiple_errors", severity: "high" },
    "Seems to struggle: Several errors.",
    "Scheint Mühe zu haben: Mehrere Fehler.",
  ],
  [
    { kind: "critical_failure", rule: "crash", severity: "high" },
    "The program crashed.",
    "Das Programm ist abgestürzt.",
  ],
  [
    { kind: "connection_lost", rule: "connection_lost", severity: "medium" },
    "The program is not heard any more.",
    "Vom Programm ist nichts mehr zu hören.",
  ],
  [
    { kind: "connection_lost", rule: "connection_lost", severity: "high" },
    "The program has not been heard for 5 minutes.",
    "Vom Programm war 5 Minuten lang nichts zu hören.",
  ],
  [
    { kind: "failure_pattern", rule: "f00d", severity: "high", about: "No space left" },
    "The same fault in several sessions of a day: No space left",
    "Derselbe Fehler in mehreren Sitzungen eines Tages: No space left",
  ],
  [
    { kind: "mail_failed", severity: "medium", about: "welcome, msg_1: rejected" },
    "A mail could not be sent: welcome, msg_1: rejected.",
    "Eine Mail konnte nicht gesendet werden: welcome, msg_1: rejected.",
  ],
])("%o is said in both languages", (cause, english, german) => {
  expect([alertPhrase(cause, en), alertPhrase(cause, de)]).toEqual([english, german]);
});

it.each<Cause>([
  { kind: "mail_failed", severity: "medium" },
  { kind: "failure_pattern", rule: "disk is full|E12", severity: "high" },
  { kind: "struggle", rule: "a_rule_to_come", severity: "high" },
])("%o leaves it to the service's own words", (cause) => {
  expect(alertPhrase(cause, de)).toBeUndefined();
});
