import { brotliCompressSync } from "node:zlib";
import { Struggle } from "@luna/contracts/entities/observation";
import { SessionTask } from "@luna/contracts/entities/session";
import { StoredEvent } from "@luna/contracts/events/event";
import { commandOutcome, type EventType } from "@luna/contracts/events/event-types";
import { luna } from "@luna/contracts/study/luna";
import type { Study } from "@luna/contracts/study/study";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { patternsOf } from "../analytics/patterns.ts";
import { performanceOf } from "../analytics/performance.ts";
import { recoveryOf } from "../analytics/recovery.ts";
import { timelineOf } from "../analytics/timeline.ts";
import { looksAt } from "../clock/looks.ts";
import { foldAll, foldMore } from "../fold/fold.ts";
import type { FoldState } from "../fold/state.ts";
import { errorTitle } from "../insights/texts.ts";
import { severityOf, titleOf } from "../issue/issue.ts";
import { eventFrames } from "../live/frames.ts";
import { followed } from "../metrics/follow.ts";
import { summaryOf } from "../metrics/metrics.ts";
import type { StoredSession } from "../session/session.ts";
import { tasksOf } from "../session/tasks.ts";
import { chunksOf, factsOf, type Told } from "../struggle/testing/signals-of.ts";
import { contributionOf } from "../totals/contribution.ts";
import { chunkOf, itemOf, spanOf } from "./chunk.ts";
import { orderAll, storedOf } from "./order.ts";
import { anyChunks, inheritedNames } from "./testing/any-batch.ts";

/** Names of tasks are the study's own: these are as good as others. */
const oddNames = new Map([
  ["installation", "constructor"],
  ["first-launch", "__proto__"],
  ["initial-setup", "toString"],
]);
const oddStudy: Study = {
  ...luna,
  scenarios: luna.scenarios.map((scenario) => ({
    ...scenario,
    tasks: scenario.tasks.map((task) => ({ ...task, id: oddNames.get(task.id) ?? task.id })),
  })),
};

const runs = { numRuns: 200, seed: 20261126 };

const builtIn = () =>
  JSON.stringify(
    [Object.prototype, Function.prototype, Array.prototype, Object, Function].map((each) =>
      Object.getOwnPropertyNames(each),
    ),
  );

/** Every number in a value, and nothing else. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (typeof value === "object" && value !== null)
    for (const each of Object.values(value)) yield* numbersIn(each);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Finite numbers, and no instant of a year that takes a sign and six digits. */
const sound = (value: unknown): void => {
  expect([...numbersIn(value)].filter((number) => !Number.isFinite(number))).toEqual([]);
  expect(JSON.stringify(value)).not.toMatch(/"[+-]\d{6}-\d\d-\d\dT/);
};

/** A session that has ended, judged as the one that the events are of. */
const session = (study: Study, state: FoldState): StoredSession => {
  const moment = "2026-11-23T09:00:00.000Z";
  const tasks = tasksOf(study, "first-time");
  const running = {
    ...{ id: factsOf().sessionId, code: "S0001", participantId: "p", participantCode: "P001" },
    ...{ scenarioType: "first-time", status: "in-progress", purpose: "study", tasks, progress: 0 },
    ...{ segment: "advanced", phases: [{ startedAt: moment }], startedAt: moment, version: 1 },
  } as unknown as StoredSession;
  return { ...followed(running, state), status: "completed", endedAt: moment, outcome: "success" };
};

describe("whatever the schema takes", () => {
  let before: string;
  beforeEach(() => {
    before = builtIn();
  });
  afterEach(() => {
    expect(builtIn()).toBe(before);
  });

  it("comes out of a chunk as it went in", () => {
    let count = 0;
    fc.assert(
      fc.property(anyChunks, (chunks) => {
        for (const chunk of chunks.filter(({ events }) => events.length > 0)) {
          const item = itemOf(chunk);
          count += chunk.events.length;
          expect(plain(chunkOf(item))).toEqual(
            plain({
              ...chunk,
              events: chunk.events.map(({ data, ...event }) => ({
                ...event,
                at: new Date(event.at).toISOString(),
                ...(Object.keys(data ?? {}).length > 0 && { data }),
              })),
            }),
          );
          expect(spanOf(item)).toMatchObject({
            first: chunk.events[0]!.seq,
            last: chunk.events.at(-1)!.seq,
          });
        }
      }),
      runs,
    );
    expect(count).toBeGreaterThan(2000);
  });

  it("folds to what is finite and plain JSON, and is understood to the end", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(anyChunks, fc.constantFrom(luna, oddStudy), (chunks, study) => {
        const facts = factsOf({ study });
        const state = foldAll(facts, chunks);
        expect(plain(state)).toEqual(state);
        const [last, rest] = [chunks.at(-1), chunks.slice(0, -1)];
        const more = last && foldMore(facts, plain(foldAll(facts, rest)) as FoldState, last);
        if (more) expect(more).toEqual(state);
        const ordered = orderAll(chunks);
        const known = session(study, state);
        const all = {
          state,
          summary: summaryOf(state),
          looks: looksAt(facts, state, { plannedMinutes: 60, heard: [], nowMs: Date.now() }).found,
          patterns: patternsOf(ordered, []),
          performance: performanceOf(state),
          timeline: timelineOf(known, state, state.struggles, [], []),
          contribution: contributionOf(study, {
            session: known,
            state,
            first: true,
            dismissed: [],
          }),
          issues: state.errors.map((group) => [
            ...[titleOf(group), severityOf(group), errorTitle(group, "de")],
            recoveryOf(group, known.tasks, state.tasks),
          ]),
          frames: eventFrames(known.id, "app", ordered.map(storedOf)),
          known,
        };
        sound({ ...all, frames: [] });
        for (const event of ordered) StoredEvent.parse(storedOf(event));
        for (const task of known.tasks) SessionTask.parse(task);
        for (const struggle of state.struggles) Struggle.parse(struggle);
        for (const { message } of state.errors) expect(message.isWellFormed()).toBe(true);
        for (const { rule } of state.struggles) met.add(rule);
        for (const { task } of ordered) if (task && inheritedNames.includes(task)) met.add(task);
      }),
      runs,
    );
    for (const name of ["help_seeking", "repeated_failure", "__proto__", "constructor", "toString"])
      expect(met).toContain(name);
  });

  const textless = { toString: "no function", valueOf: [] };
  it.each<[string, EventType, Record<string, unknown>]>([
    ["message", "crash", { message: textless }],
    ["code", "crash", { message: [textless], code: textless }],
    ["name", "feature_used", { feature: textless }],
    ["command", "custom", { name: commandOutcome, id: textless, command: textless }],
  ])("may say as its %s what is no text", (_what, type, data) => {
    const state = foldAll(factsOf(), chunksOf([[0, type, { data }]]));
    expect(plain(state)).toEqual(state);
    expect(state.total).toBe(1);
  });

  it("is kept in short, however much it says", () => {
    const said = (index: number) => String(index).padStart(3, "0").repeat(5_000);
    const told = Array.from({ length: 250 }, (_, index): Told => {
      const [type, text] = [index % 5 === 0 ? "crash" : "custom", said(index)] as const;
      const data = { message: text, code: text, severity: text, id: text, command: text };
      return [index, type, { data: { ...data, name: commandOutcome } }];
    });
    const state = foldAll(factsOf(), chunksOf(told));
    expect([state.errors.length, state.outcomes.length]).toEqual([50, 200]);
    // an item of the table takes 400 KB, compressed
    expect(JSON.stringify(state).length).toBeLessThan(350_000);
  });

  it("says nothing for people by an empty message: its type does", () => {
    const { errors } = foldAll(factsOf(), chunksOf([[0, "crash", { data: { message: "" } }]]));
    expect(errors.map(titleOf)).toEqual(["crash"]);
  });

  it("came in chunks of old without its time when that was 0", () => {
    const [chunk] = chunksOf([[0, "click"]]);
    const item = itemOf(chunk!);
    const events = brotliCompressSync(JSON.stringify([[1, "click"]]));
    expect(chunkOf({ ...item, events }).events).toEqual([
      { seq: 1, type: "click", at: "1970-01-01T00:00:00.000Z" },
    ]);
  });
});
