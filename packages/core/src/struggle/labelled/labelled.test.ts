import { expect, it } from "vitest";
import { labelledSession } from "./labelled-sessions.ts";
import { scoreRules, signalsIn } from "./score-rules.ts";

it("finds nothing in smooth sessions with all their telemetry", { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= 25; seed++) {
    const { events } = labelledSession(seed, [], 0);
    const found = signalsIn(events);
    expect(found, `seed ${seed}`).toEqual([]);
  }
});

it("finds every way of struggling where it is plain, and no other", { timeout: 60_000 }, () => {
  for (const { rule, precision, recall } of scoreRules(4, 0))
    expect({ rule, precision, recall }).toEqual({ rule, precision: 1, recall: 1 });
});

it("misses what is slight and is taken in by habits, but seldom", { timeout: 60_000 }, () => {
  for (const { rule, precision = 0, recall = 0 } of scoreRules(8, 0.1, 10_000)) {
    expect(precision, rule).toBeGreaterThan(0.6);
    expect(recall, rule).toBeGreaterThan(0.8);
  }
});
