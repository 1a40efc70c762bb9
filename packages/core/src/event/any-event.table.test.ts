import { type SentEvent, StoredEvent } from "@luna/contracts/events/event";
import { describe, expect, it } from "vitest";
import { analyzeSession } from "../analytics/analyze-session.ts";
import { lookAt } from "../clock/look-at.ts";
import { readInsights } from "../insights/read.ts";
import { framesOnJoining } from "../live/snapshot.ts";
import { rebuild } from "../metrics/rebuild.ts";
import * as Metrics from "../metrics/store.ts";
import { project } from "../project/projections.ts";
import { complete } from "../session/complete.ts";
import * as Struggles from "../struggle/store.ts";
import { observer, researcher, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { eventsInOrder } from "./in-order.ts";
import { ingest } from "./ingest.ts";
import { lastSeqOf } from "./last-seq.ts";
import { list } from "./list.ts";
import { inheritedNames } from "./testing/any-batch.ts";

/** A source may be called so too. */
const source = "constructor";

const now = "2026-11-23T09:00:00.000Z";
const times = [
  ...["1970-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", now],
  ...["9999-12-31T23:59:59.999Z", now],
];
const nasty: SentEvent[] = [
  ...times.map((at) => ({ type: "click" as const, at })),
  ...inheritedNames.flatMap((name): SentEvent[] => [
    { type: "error", at: now, task: name, target: name, data: { message: name, code: name } },
    { type: "help_requested", at: now, task: name },
    { type: "help_requested", at: now, task: name },
    { type: "retry", at: now, task: name, target: name },
    { type: "task_abandoned", at: now, task: name, data: { [name]: name } },
    { type: "custom", at: now, data: { name, [name]: { [name]: 1e308 } } },
  ]),
  { type: "crash", at: now, data: { message: { toString: 1 }, code: [{}] } },
];

const builtIn = () =>
  [Object.prototype, Function.prototype, Object].map((each) => Object.getOwnPropertyNames(each));

describe("a batch of names that every object has, at any time", { timeout: 60_000 }, () => {
  it("is read back, and hinders neither its own session nor the others", async () => {
    const before = builtIn();
    const ctx = await testContext();
    const { session: odd } = await running(ctx);
    const { session: other } = await running(ctx);
    const stream = testStream(ctx);
    const settle = () =>
      stream.drain((change) =>
        project({ ...ctx, bus: { publish: async () => undefined } }, change),
      );
    // clocks that are wrong by all that a clock can be, one against the other
    const far: [string, string, string][] = [
      ["app", "9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00Z"],
      ["app-2", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"],
    ];
    for (const [from, at, sentAt] of far)
      await ingest(ctx.as(program(odd, from)), {
        id: odd.id,
        sentAt,
        events: [{ seq: 1, type: "error", at, data: { message: "far" } }],
      });
    await settle();
    const numbered = nasty.map((event, index) => ({ ...event, seq: index + 1 }));
    for (const events of [numbered.slice(0, 8), numbered.slice(8)]) {
      await ingest(ctx.as(program(odd, source)), { id: odd.id, events });
      await ingest(ctx.as(program(other)), {
        id: other.id,
        events: [0, 1, 2].map((index) => ({
          seq: events[0]!.seq + index,
          type: "error",
          at: now,
          task: "installation",
          data: { message: "no" },
        })),
      });
      await settle();
    }
    expect(builtIn()).toEqual(before);
    expect((await Metrics.get(ctx, other.id))?.summary).toMatchObject({ eventCount: 6, errors: 6 });

    const seen = ctx.as(observer);
    const { items } = (await list(seen, { id: odd.id, limit: 1000 })) as { items: StoredEvent[] };
    const every: StoredEvent[] = [];
    for await (const event of eventsInOrder(ctx, odd.id)) every.push(StoredEvent.parse(event));
    expect(items).toEqual(every);
    const total = nasty.length + far.length;
    expect(every).toHaveLength(total);
    const inOrder = every.filter((event) => event.source === source);
    expect(inOrder.map(({ seq }) => seq)).toEqual(numbered.map(({ seq }) => seq));
    expect(inOrder.map(({ at }) => at)).toEqual(nasty.map(({ at }) => new Date(at).toISOString()));
    const summary = await list(seen, { id: odd.id, limit: 1, summary: "1" });
    expect(summary).toMatchObject({ total, sources: [{}, {}, { source, gaps: [] }] });
    expect(await lastSeqOf(ctx, odd.id, source)).toBe(nasty.length);
    const again = await ingest(
      { ...ctx, table: { ...ctx.table }, actor: program(odd, source) },
      { id: odd.id, events: numbered.slice(0, 8) },
    );
    expect(again).toMatchObject({ accepted: 0, duplicates: 8, lastSeq: nasty.length });

    const analysis = await analyzeSession(seen, { id: odd.id });
    expect(analysis.eventCount).toBe(total);
    expect(analysis.errors[0]).not.toHaveProperty("receivedMs");
    const helped = (await Struggles.ofSession(ctx, odd.id)).filter(
      ({ rule }) => rule === "help_seeking",
    );
    expect(helped.map(({ task }) => task)).toEqual(expect.arrayContaining(inheritedNames));
    const [joined] = await framesOnJoining(ctx, `session:${odd.id}`, { [source]: nasty.length });
    expect(joined).toMatchObject({ snapshot: { lastSeq: { [source]: nasty.length } } });

    ctx.advance(300_000);
    for (const { id } of [odd, other]) {
      await lookAt(ctx, id);
      await complete(ctx.as(researcher), { id });
    }
    await settle();
    for (const { id } of [odd, other])
      expect(await rebuild(ctx, { id, repair: false })).toEqual([]);
    expect((await readInsights(seen, { language: "de" })).n).toBeGreaterThan(0);
    expect(builtIn()).toEqual(before);
  });
});
