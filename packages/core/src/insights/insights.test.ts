import { luna } from "@luna/contracts/study/luna";
import { describe, expect, it } from "vitest";
import type { Cell } from "../totals/cell.ts";
import { codeOf, score, time, trial } from "../totals/measure.ts";
import type { Counts } from "../totals/store.ts";
import { type Sums, sumOf } from "../totals/sums.ts";
import { insightsOf } from "./insights.ts";
import { rangeOf } from "./range.ts";

const times = <T>(count: number, each: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => each(at));

const cell = (given: Partial<Cell>, ...sums: Sums[]): Counts => ({
  cell: {
    day: "2026-11-23",
    segment: "technical",
    operatingSystem: "Linux",
    scenarioType: "first-time",
    variant: "plain",
    build: "1.4.0",
    ...given,
  },
  sums: sumOf(sums),
});

/** So many people, of whom so many got through. */
const people = (n: number, done: number): Sums[] => times(n, (at) => trial("done", at < done));

const ask = (cells: Counts[], more: { before?: Counts[]; filters?: object; from?: string } = {}) =>
  insightsOf(luna, {
    range: rangeOf({ from: more.from }, luna, Date.parse("2026-11-23T12:00:00Z")),
    filters: more.filters ?? {},
    cells,
    before: more.before,
    labels: new Map(),
  });

describe("insights", () => {
  it("say that there is no data, and never 0 %, where there is none", () => {
    const { completion, rates, times, scores, goals, groups, discovery, n } = ask([]);
    expect(n).toBe(0);
    expect(completion).toEqual({ x: 0, n: 0 });
    expect(rates.help).toEqual({ x: 0, n: 0 });
    expect(times.installation).toEqual({ n: 0 });
    expect(scores.sus).toEqual({ n: 0 });
    expect(goals.map(({ verdict }) => verdict)).toEqual(times7("no-data"));
    expect(groups).toEqual([]);
    expect(discovery).toMatchObject({ n: 0, problems: 0 });
    expect(discovery).not.toHaveProperty("statement");
  });

  it("carry n and interval, and judge goals by the study's targets", () => {
    const { completion, goals } = ask([
      cell({}, ...people(20, 18), ...times(29, () => trial("install", true))),
    ]);
    // R binom: 18 of 20 → .68675611 to .98434376; 29 of 29 is the fewest over 90 %
    expect(completion.low).toBeCloseTo(0.68675611, 8);
    expect(completion.high).toBeCloseTo(0.98434376, 8);
    expect(goals[0]).toMatchObject({ x: 29, n: 29, verdict: "met", interim: true });
  });

  it("take the geometric mean of few times, and the median of many out of the sketch", () => {
    const seconds = [55, 65, 75, 62, 45, 135];
    const few = ask([cell({}, ...seconds.map((each) => time("installing", each)))]);
    // MeasuringU: 68.24 (46.01 to 101.22)
    expect(few.times.installation).toMatchObject({ n: 6, statistic: "geometric-mean" });
    expect(few.times.installation.value).toBeCloseTo(68.24, 1);
    expect(few.times.installation.high).toBeCloseTo(101.22, 1);
    const many = ask([cell({}, ...times(25, (at) => time("installing", 100 + at)))]);
    const { value, low, high } = many.times.installation;
    for (const [found, wanted] of [
      [value, 112],
      [low, 107],
      [high, 117],
    ] as const)
      expect(Math.abs(found! / wanted - 1)).toBeLessThan(0.01);
  });

  it("compare groups of five people or more, all pairs of a measure corrected together", () => {
    const { groups } = ask([
      cell({ segment: "technical" }, ...people(12, 11)),
      cell({ segment: "non-technical", variant: "guided" }, ...people(10, 5)),
      cell({ segment: "semi-technical" }, ...people(4, 4)),
    ]);
    const bySegment = groups.find(({ by }) => by === "segment")!;
    expect(bySegment.values.map(({ value, n }) => [value, n])).toEqual([
      ["non-technical", 10],
      ["semi-technical", 4],
      ["technical", 12],
    ]);
    const pairs = bySegment.comparisons.filter(({ measure }) => measure === "completion");
    expect(pairs.map(({ outcome }) => outcome)).toEqual(["too-few", "compared", "too-few"]);
    // 11 of 12 against 5 of 10: p .0328, here the larger of two; the smaller one counts twice
    expect(pairs[1]).toMatchObject({ n: [10, 12], p: expect.closeTo(0.0328, 4), differs: true });
    const [variants] = groups.find(({ by }) => by === "variant")!.comparisons;
    const p = variants?.outcome === "compared" ? variants.p : Number.NaN;
    expect(p).toBeLessThan(0.0164);
    expect(variants?.pCorrected).toBeCloseTo(2 * p, 12);
  });

  it("show funnel, hot spots, discovery and balance over the people of the range", () => {
    const spot = { [`spot:help_seeking:${codeOf("installation")}`]: 4 };
    const { funnel, hotSpots, discovery, experiment } = ask([
      cell({}, ...people(8, 6), spot, {
        "step:started": 8,
        "step:download_started": 8,
        "step:install_started": 7,
        "step:succeeded": 6,
      }),
    ]);
    expect(funnel.map(({ stage, count }) => [stage, count]).slice(0, 4)).toEqual([
      ["started", 8],
      ["download_started", 8],
      ["download_completed", 0],
      ["install_started", 7],
    ]);
    expect(funnel[2]!.dropOff).toMatchObject({ x: 8, n: 8 });
    expect(hotSpots).toMatchObject([
      { rule: "help_seeking", task: "installation", people: { x: 4, n: 8 } },
    ]);
    expect(discovery.statement).toBe(
      "With 8 people you have met about 83 % of the problems that hit 1 in 5.",
    );
    expect(discovery).toMatchObject({ problems: 1, frequency: 0.5 });
    expect(experiment).toMatchObject({ balance: { n: 8, balanced: true }, unit: "participant" });
  });

  it("tell what has changed against as many days before", () => {
    const score9 = times(6, (at) => score("sus", 80 + at));
    const { change, range } = ask([cell({}, ...people(40, 38), ...score9)], {
      from: "2026-11-22T00:00:00Z",
      before: [cell({ day: "2026-11-20" }, ...people(40, 20))],
    });
    expect(range).toMatchObject({ from: "2026-11-22", to: "2026-11-23" });
    expect(change?.before).toMatchObject({ from: "2026-11-20", to: "2026-11-21" });
    const [completion] = change!.comparisons;
    expect(completion).toMatchObject({ measure: "completion", differs: true });
    expect(change!.comparisons.find(({ measure }) => measure === "sus")?.outcome).toBe("no-data");
  });

  it("let through what all filters ask for", () => {
    const cells = [cell({}, ...people(3, 3)), cell({ segment: "non-technical" }, ...people(2, 1))];
    expect(ask(cells, { filters: { segment: "non-technical" } }).completion).toMatchObject({
      x: 1,
      n: 2,
    });
  });
});

const times7 = (verdict: string) => times(7, () => verdict);

describe("rangeOf", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const days = (from?: string, to?: string, timeZone = "Europe/Berlin") =>
    rangeOf({ from, to }, { timeZone }, now).days;

  it("counts every day that the range touches in the study's zone", () => {
    // 23:30 UTC is the next day in Berlin
    expect(days("2026-11-01T23:30:00Z", "2026-11-10T23:00:00Z")).toEqual({
      from: "2026-11-02",
      to: "2026-11-10",
    });
    expect(days("2026-11-20T00:00:00Z")).toEqual({ from: "2026-11-20", to: "2026-11-23" });
    expect(days()).toBeUndefined();
  });

  it("refuses an end before the beginning", () => {
    for (const [from, to] of [
      ["2026-11-20T00:00:00Z", "2026-11-10T00:00:00Z"],
      ["2026-11-20T18:00:00Z", "2026-11-20T06:00:00Z"],
      ["9999-01-01T00:00:00Z", "9998-01-01T00:00:00Z"],
    ])
      expect(() => days(from, to)).toThrow("before the end");
  });

  it("takes a range no further than there are sessions, in any zone", () => {
    for (const zone of ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
      for (const [from, to] of [
        ["0000-01-01T00:00:00Z", undefined],
        ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
        [undefined, "9999-12-31T23:59:59Z"],
        [undefined, "0000-01-01T00:00:00Z"],
        ["9998-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
      ]) {
        const { days, before } = rangeOf({ from, to }, { timeZone: zone }, now);
        for (const day of [days!.from, days!.to, before!.from, before!.to])
          expect(day).toMatch(/^[12]\d{3}-\d\d-\d\d$/);
      }
    expect(days("0000-01-01T00:00:00Z", undefined, "UTC")).toEqual({
      from: "1970-01-01",
      to: "2026-11-23",
    });
  });
});
