/** The study is simulated without a service: drawn, folded, counted and asked, by the service's own rules. */
import { luna } from "@luna/contracts/study/luna";
import { expect, it } from "vitest";
import { foldAll } from "../../../core/src/fold/fold.ts";
import { type Insights, insightsOf } from "../../../core/src/insights/insights.ts";
import { segmentOf } from "../../../core/src/participant/segment.ts";
import type { StoredSession } from "../../../core/src/session/session.ts";
import { rateOf } from "../../../core/src/statistics/rate.ts";
import { susScore } from "../../../core/src/statistics/sus-score.ts";
import { cellOf } from "../../../core/src/totals/cell.ts";
import { contributionOf } from "../../../core/src/totals/contribution.ts";
import type { Counts } from "../../../core/src/totals/store.ts";
import { type Random, random } from "../fill/random.ts";
import { beatsOf } from "./beats.ts";
import { drawPerson, drawRun } from "./draw.ts";
import { chances, type Truths, truthsOf, type Variant } from "./truths.ts";

const began = Date.parse("2026-11-02T09:00:00Z");
const instantAt = (second: number) => new Date(began + second * 1000).toISOString();

/** What one person's session counts as. */
function played(chance: Random, variant: Variant, at: number): Counts {
  const person = drawPerson(chance);
  const run = drawRun(chance, person.techLevel, variant);
  const beats = beatsOf(run);
  const sessionId = `ses_${String(at).padStart(26, "0")}`;
  const state = foldAll({ sessionId, scenarioType: "first-time", study: luna }, [
    {
      sessionId,
      source: "app",
      receivedAt: instantAt(beats.at(-1)!.seconds),
      ignored: [],
      events: beats.map(({ seconds, event }, index) => ({
        ...event,
        seq: index + 1,
        at: instantAt(seconds),
      })),
    },
  ]);
  const session = {
    id: sessionId,
    status: run.succeeds ? "completed" : "failed",
    outcome: run.succeeds ? (run.helps > 0 ? "with-help" : "success") : "failure",
    purpose: "study",
    scenarioType: "first-time",
    segment: segmentOf(person.techLevel),
    operatingSystem: person.operatingSystem,
    variant,
    createdAt: instantAt(0),
    startedAt: instantAt(0),
    phases: [{ startedAt: instantAt(0), endedAt: instantAt(beats.at(-1)!.seconds) }],
    tasks: luna.scenarios[0]!.tasks.map(({ id, title }) => ({
      id,
      title: title.en,
      status: state.tasks[id]?.status ?? "pending",
    })),
  } as unknown as StoredSession;
  const feedback = run.answers && {
    ...run.answers,
    draft: false,
    sessionId,
    participantId: "prt_1",
    susScore: susScore(run.answers.sus),
    updatedAt: instantAt(0),
    version: 1,
  };
  const facts = { session, state, feedback, first: true, dismissed: [] };
  return { cell: cellOf(session, luna), sums: contributionOf(luna, facts) };
}

const studies = 16;
const size = 50;

/** Small studies of either variant in turn, each by its own seed. */
const drawn = Array.from({ length: studies }, (_, at) => {
  const variant: Variant = at % 2 === 0 ? "plain" : "guided";
  const chance = random(at + 1);
  return {
    variant,
    cells: Array.from({ length: size }, (_, person) => played(chance, variant, person)),
  };
});

const ask = (cells: Counts[]) =>
  insightsOf(luna, {
    range: { timeZone: "UTC" },
    filters: {},
    cells,
    before: undefined,
    labels: new Map(),
  });

interface Estimate {
  low?: number | undefined;
  high?: number | undefined;
}

function found(insights: Insights): Record<keyof Truths, Estimate> {
  const bySegment = insights.groups.find(({ by }) => by === "segment")!.values;
  const segment = (value: string) =>
    bySegment.find((each) => each.value === value)!.rates.completion;
  const spot = (rule: string) =>
    insights.hotSpots.find((each) => each.rule === rule)?.people ?? rateOf(0, insights.n);
  const goal = (id: string) => insights.goals.find((each) => each.id === id)!;
  return {
    completion: insights.completion,
    completionTechnical: segment("technical"),
    completionNonTechnical: segment("non-technical"),
    installSeconds: insights.times.installation,
    errors: insights.rates.errors,
    help: insights.rates.help,
    recovery: insights.rates.recovery,
    circles: spot("back_and_forth"),
    hammers: spot("repeated_action"),
    feature: insights.rates.featureUse,
    sus: insights.scores.sus,
    rating: insights.scores.installRating,
    promoters: goal("recommendation"),
  };
}

it("finds the truths of the demo study within their intervals, as often as 95 % promises", () => {
  const misses: string[] = [];
  let asked = 0;
  for (const { variant, cells } of drawn) {
    const truths = truthsOf(variant);
    const estimates = found(ask(cells));
    for (const name of Object.keys(truths) as (keyof Truths)[]) {
      const { low, high } = estimates[name];
      asked++;
      // a sketch is right within 1 %
      const slack = name === "installSeconds" ? 1.01 : 1;
      if (low === undefined || high === undefined) misses.push(`${name}: no interval`);
      else if (truths[name] < low / slack || truths[name] > high * slack) misses.push(name);
    }
  }
  expect(asked).toBe(studies * 13);
  // of 208 intervals 10 should miss, give or take 3; no truth should miss more than by chance
  expect(misses.length).toBeLessThanOrEqual(20);
  expect(misses.length).toBeGreaterThanOrEqual(2);
  for (const name of new Set(misses))
    expect([name, misses.filter((each) => each === name).length <= 4]).toEqual([name, true]);
});

it("says which variant is better where it is, and finds the planted errors", () => {
  const { groups, experiment, errorGroups } = ask(drawn.flatMap(({ cells }) => cells));
  const variants = groups.find(({ by }) => by === "variant")!.comparisons;
  const differs = (measure: string) => variants.find((each) => each.measure === measure)?.differs;
  expect(differs("installationTime")).toBe(true);
  expect(differs("sus")).toBe(true);
  // a difference of a tenth, in the direction that is true
  const completion = variants.find((each) => each.measure === "completion");
  expect(completion).toMatchObject({ groups: ["guided", "plain"], n: [400, 400] });
  expect(completion?.outcome === "compared" && completion.p).toBeLessThan(0.05);
  // help is asked for alike: a difference would be chance
  expect(differs("help")).toBe(false);
  expect(experiment?.balance).toMatchObject({ n: studies * size, balanced: true });
  const [network, ...others] = errorGroups;
  expect(network?.people.low).toBeLessThan(chances.networkError);
  expect(network?.people.high).toBeGreaterThan(chances.networkError);
  expect(others.length).toBe(2);
});
