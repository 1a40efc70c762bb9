import { commandOutcome } from "@luna/contracts/events/event-types";
import { luna } from "@luna/contracts/study/luna";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chunk } from "../event/chunk.ts";
import { rules } from "../struggle/rules.ts";
import { chunksOf, factsOf, phase, type Told } from "../struggle/testing/signals-of.ts";
import { type FoldFacts, foldAll, foldMore } from "./fold.ts";
import type { FoldState } from "./state.ts";

/** Step by step as `project` does: at the end where a chunk goes there, else everything anew. */
function foldSteps(facts: FoldFacts, chunks: readonly Chunk[]): { state: FoldState; more: number } {
  let state = foldAll(facts, chunks.slice(0, 1));
  let more = 0;
  for (const [index, chunk] of chunks.slice(1).entries()) {
    const next = foldMore(facts, state, chunk);
    if (next) more++;
    state = next ?? foldAll(facts, chunks.slice(0, index + 2));
  }
  return { state, more };
}

const tasks = ["website-discovery", "installation", "first-launch"];
const task = fc.constantFrom(...tasks);
const target = fc.constantFrom("a", "b");

/** Gaps on both sides of what the rules measure: bursts, pauses, limits. */
const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3000, max: 70_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 110_000, max: 700_000 }) },
);

const source = fc.constantFrom("app", "app", "portal");
/** How often in a row, a quarter of a second apart. */
const times = fc.constantFrom(1, 1, 1, 2, 4);

type Given = NonNullable<Told[2]>;
const happening = fc.oneof(
  fc.tuple(
    fc.constantFrom("click", "form_submit", "retry", "undo", "navigation", "scroll", "input"),
    fc.record({ target }),
  ),
  fc.tuple(fc.constantFrom("click", "retry", "navigation"), fc.constant({ target: "a" })),
  fc.tuple(fc.constantFrom("task_started", "task_abandoned"), fc.record({ task })),
  fc.tuple(
    fc.constant("task_completed"),
    fc.record({ task, data: fc.record({ success: fc.boolean() }) }),
  ),
  fc.tuple(
    fc.constantFrom(
      ...["help_requested", "crash", "install_failed", "heartbeat", "install_progress"],
      ...["download_started", "download_completed", "install_started", "install_completed"],
      ...["vm_provisioning", "reboot_required", "luna_launched", "long_pause"],
    ),
    fc.constant({}),
  ),
) as fc.Arbitrary<[Told[1], Given]>;

/** A session that may have been resumed, with usual pauses; its chunks of two sources as they came. */
const session = fc
  .record({
    beats: fc.array(fc.tuple(gap, happening, source, times), { minLength: 1, maxLength: 40 }),
    cut: fc.integer({ min: 1, max: 8 }),
    swaps: fc.array(fc.nat(30), { maxLength: 2 }),
    pause: fc.option(fc.tuple(fc.nat(600), fc.nat(900)), { nil: undefined }),
  })
  .map(({ beats, cut, swaps, pause }) => {
    let milliseconds = 0;
    const told = beats.flatMap(([after, [type, given], source, times]): Told[] => {
      milliseconds += after;
      return Array.from({ length: times }, (): Told => {
        milliseconds += 250;
        // a long pause is what the clock finds
        const told = type === "long_pause" ? "clock" : source;
        return [milliseconds / 1000, type, { ...given, source: told }];
      });
    });
    const facts = factsOf({
      usualPauses: Object.fromEntries(tasks.map((id) => [id, { seconds: 5, sessions: 5 }])),
      ...(pause && { phases: [phase(0, pause[0]), phase(pause[0] + pause[1])] }),
    });
    const chunks = chunksOf(told)
      .flatMap((chunk) => pieces(chunk, cut))
      .sort((a, b) => (a.events[0]!.at < b.events[0]!.at ? -1 : 1));
    for (const swap of swaps) chunks.push(...chunks.splice(swap % chunks.length, 1));
    return { facts, chunks };
  });

const pieces = (chunk: Chunk, size: number): Chunk[] =>
  Array.from({ length: Math.ceil(chunk.events.length / size) }, (_, index) => ({
    ...chunk,
    events: chunk.events.slice(index * size, (index + 1) * size),
  }));

describe("the fold", () => {
  it("comes to the same in steps as anew, in whatever order, with signals of every rule", {
    timeout: 30_000,
  }, () => {
    const found = new Set<string>();
    let steps = 0;
    fc.assert(
      fc.property(session, ({ facts, chunks }) => {
        const anew = foldAll(facts, chunks);
        const { state, more } = foldSteps(facts, chunks);
        expect(state).toEqual(anew);
        expect(foldAll(facts, [...chunks].reverse())).toEqual(anew);
        expect(JSON.parse(JSON.stringify(anew))).toEqual(anew);
        steps += more;
        for (const { rule } of anew.struggles) found.add(rule);
      }),
      { numRuns: 300, seed: 20261122 },
    );
    expect([...found].sort()).toEqual(rules.map(({ rule }) => rule).sort());
    expect(steps).toBeGreaterThan(300);
  });

  it("leaves the state that it goes on from as it was", () => {
    fc.assert(
      fc.property(session, ({ facts, chunks }) => {
        const before = foldAll(facts, chunks.slice(0, -1));
        const copy = structuredClone(before);
        foldMore(facts, before, chunks.at(-1)!);
        expect(before).toEqual(copy);
      }),
      { numRuns: 50, seed: 20261122 },
    );
  });

  it("keeps how commands went, as the program and the participant's page tell it", () => {
    const said = (id: string, outcome: string) => ({
      data: { name: commandOutcome, id, command: "capture_screenshot", outcome },
    });
    const { outcomes } = foldAll(
      factsOf(),
      chunksOf([
        [1, "custom", said("c1", "done")],
        [2, "custom", { source: "portal", ...said("c2", "refused") }],
      ]),
    );
    expect(outcomes).toMatchObject([
      { id: "c1", outcome: "done" },
      { id: "c2", outcome: "refused" },
    ]);
  });

  it("begins again when a pause becomes known that begins before what is folded", () => {
    const [all] = chunksOf([
      [0, "task_started", { task: "first-launch" }],
      [100, "heartbeat"],
      [1000, "click"],
    ]);
    const [first, second] = pieces(all!, 2);
    const state = foldAll(factsOf({ phases: [phase(0)] }), [first!]);
    const resumed = (from: number) => factsOf({ phases: [phase(0, from), phase(900)] });
    expect(foldMore(resumed(50), state, second!)).toBeUndefined();
    expect(foldMore(resumed(100), state, second!)).toEqual(
      foldAll(resumed(100), [first!, second!]),
    );
  });
});

/** A first session as it should be: a minute or two a task, with all that a program tells on the way. */
function smoothSession(): Told[] {
  const told: Told[] = [];
  const act = (second: number, type: Told[1], given: Given = {}) =>
    told.push([second, type, given]);
  const within = (from: number, to: number, every: number, type: Told[1], given: Given = {}) => {
    for (let second = from; second < to; second += every) act(second, type, given);
  };
  const runs = (id: string, from: number, to: number, what: () => void) => {
    act(from, "task_started", { task: id, source: "portal" });
    what();
    act(to, "task_rated", { task: id, source: "portal", data: { rating: 6 } });
    act(to, "task_completed", { task: id, source: "portal" });
  };
  runs("website-discovery", 5, 90, () => {
    for (const [index, place] of ["home", "features", "home", "download"].entries())
      act(8 + index * 20, "navigation", { target: `page:${place}` });
    within(10, 88, 0.5, "scroll", { target: "page" });
  });
  runs("download-process", 95, 400, () => {
    act(100, "click", { target: "button:download" });
    act(101, "download_started");
    within(102, 390, 1, "download_progress", { data: { percent: 50 } });
    act(390, "download_completed");
  });
  runs("installation", 405, 1330, () => {
    act(410, "click", { target: "button:install" });
    act(411, "install_started");
    within(412, 1300, 1, "install_progress", { data: { percent: 50 } });
    act(600, "vm_provisioning");
    act(900, "environment_setup");
    act(1300, "install_completed");
    act(1310, "click", { target: "button:finish" });
    act(1312, "click", { target: "button:close" });
  });
  runs("first-launch", 1405, 1440, () => {
    act(1410, "click", { target: "button:launch" });
    act(1420, "luna_launched");
  });
  runs("initial-setup", 1445, 1600, () => {
    within(1450, 1500, 0.2, "input", { target: "field:name", data: { kind: "text", length: 1 } });
    act(1505, "form_submit", { target: "form:name" });
    within(1506, 1580, 0.2, "input", { target: "field:mail", data: { kind: "email", length: 1 } });
    act(1585, "form_submit", { target: "form:mail" });
  });
  runs("first-automation", 1605, 1700, () => {
    act(1610, "navigation", { target: "view:automations" });
    act(1615, "click", { target: "button:new-automation" });
    act(1630, "click", { target: "button:save" });
    act(1650, "feature_used");
    act(1655, "first_task_completed");
    within(1661, 1690, 1, "scroll", { target: "view:automations" });
    act(1660, "error", { data: { message: "A tip could not be loaded", severity: "warning" } });
  });
  within(0, 1700, 15, "heartbeat");
  within(0, 1700, 30, "performance_sample", { data: { cpuPercent: 30 } });
  return told.sort(([a], [b]) => a - b);
}

describe("a smooth session with all its telemetry", () => {
  const usualPauses = Object.fromEntries(
    luna.scenarios[0]!.tasks.map(({ id }) => [id, { seconds: 12, sessions: 8 }]),
  );

  it("raises no signal and no alert", () => {
    const state = foldAll(factsOf({ usualPauses }), chunksOf(smoothSession()));
    expect(state.total).toBeGreaterThan(2000);
    expect(state).toMatchObject({ progress: 100, struggles: [], alerts: [] });
  });

  it("raises some when the machine's work is not told, which makes it the person's time", () => {
    const told = smoothSession().filter(([, type]) => !/^(?:download|install)_/.test(type));
    const state = foldAll(factsOf({ usualPauses }), chunksOf(told));
    expect(new Set(state.struggles.map(({ rule }) => rule))).toEqual(
      new Set(["hesitation", "long_task"]),
    );
  });
});
