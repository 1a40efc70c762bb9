import type { SentEvent } from "@luna/contracts/events/event";
import { describe, expect, it } from "vitest";
import * as Alerts from "../alert/store.ts";
import { ingest } from "../event/ingest.ts";
import { disconnect } from "../live/disconnect.ts";
import { receive } from "../live/receive.ts";
import * as Rooms from "../live/rooms.ts";
import { project } from "../project/projections.ts";
import { complete } from "../session/complete.ts";
import * as Struggles from "../struggle/store.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { keyOf } from "./arm.ts";
import { lookAt } from "./look-at.ts";

async function scene(given = {}) {
  const ctx = await testContext();
  const { session } = await running(ctx, given);
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const settle = () => stream.drain((change) => project({ ...ctx, bus }, change));
  await settle();
  let seq = 0;
  const send = async (...events: Omit<SentEvent, "seq" | "at">[]) => {
    const at = new Date(ctx.now()).toISOString();
    await ingest(ctx.as(program(session)), {
      id: session.id,
      sentAt: at,
      events: events.map((event) => ({ ...event, at, seq: ++seq })),
    });
    await settle();
  };
  /** Time passes; the clock looks once a minute, when it is due. */
  const wait = async (seconds: number) => {
    for (let left = seconds; left > 0; left -= 60) {
      ctx.advance(Math.min(60, left) * 1000);
      const clock = await ctx.table.get(keyOf(session.id), { consistent: true });
      if (clock && clock.dueAt <= new Date(ctx.now()).toISOString()) await lookAt(ctx, session.id);
      await settle();
    }
  };
  const alerts = async () =>
    (await Alerts.ofSession(ctx, session.id))
      .reverse()
      .map(({ kind, severity, count }) => [kind, severity, count]);
  const struggles = async () =>
    (await Struggles.ofSession(ctx, session.id)).map(({ rule, state }) => [rule, state]);
  return { ctx, session, settle, send, wait, alerts, struggles };
}

describe("the clock", { timeout: 30_000 }, () => {
  it("looks as long as the session runs", async () => {
    const { ctx, session, settle } = await scene();
    expect(await ctx.table.get(keyOf(session.id))).toMatchObject({ agenda: "timeouts" });
    await complete(ctx.as(researcher), { id: session.id });
    await settle();
    expect(await ctx.table.get(keyOf(session.id))).toBeUndefined();
  });

  it("finds a session over its planned time by half, without a single event, once", async () => {
    const { wait, alerts } = await scene({ durationMinutes: 6 });
    await wait(9 * 60);
    expect(await alerts()).toEqual([]);
    await wait(3 * 60);
    expect(await alerts()).toEqual([["session_extended", "low", 1]]);
    await wait(5 * 60);
    expect(await alerts()).toEqual([["session_extended", "low", 1]]);
  });

  it("misses heartbeats that were sent as events: medium after a minute, high after five, one alert", async () => {
    const { send, wait, alerts } = await scene();
    for (let beat = 0; beat < 4; beat++) {
      await send({ type: "heartbeat" });
      await wait(15);
    }
    await wait(45);
    expect(await alerts()).toEqual([]);
    await wait(120);
    expect(await alerts()).toEqual([["connection_lost", "medium", 1]]);
    await wait(240);
    expect(await alerts()).toEqual([["connection_lost", "high", 2]]);
    await wait(240);
    expect(await alerts()).toEqual([["connection_lost", "high", 2]]);
  });

  it.each([
    ["reboots", { type: "reboot_required" as const }],
    ["ends", { type: "custom" as const, data: { name: "program_exited" } }],
  ])("does not wait for a program that says that it %s", async (_, last) => {
    const { send, wait, alerts } = await scene();
    for (let beat = 0; beat < 3; beat++) {
      await send({ type: "heartbeat" });
      await wait(15);
    }
    await send(last);
    await wait(420);
    expect(await alerts()).toEqual([]);
  });

  it("expects no heartbeats of a program that never sent them, nor in a task that is about that", async () => {
    const { send, wait, alerts } = await scene({ scenarioType: "problem-recovery" });
    await send({ type: "click" });
    await wait(400);
    expect(await alerts()).toEqual([]);
    await send({ type: "task_started", task: "network-issue" });
    for (let beat = 0; beat < 3; beat++) {
      await send({ type: "heartbeat" });
      await wait(15);
    }
    await wait(400);
    expect(await alerts()).toEqual([]);
  });

  it("misses heartbeats over a connection, also after it has ended, and not after a new one", async () => {
    const { ctx, session, wait, alerts } = await scene();
    const live = {
      ...ctx,
      sockets: { post: async () => true, end: async () => undefined },
    };
    const beat = (id: string) => receive(live, id, JSON.stringify({ type: "heartbeat" }));
    await Rooms.open(ctx, "one", program(session));
    expect(await beat("one")).toMatchObject([{ type: "watchers", count: 0 }]);
    for (let count = 0; count < 4; count++) {
      await wait(15);
      expect(await beat("one")).toEqual([]);
    }
    await disconnect(ctx, "one");
    await wait(30);
    await Rooms.open(ctx, "two", program(session));
    await beat("two");
    await wait(50);
    expect(await alerts()).toEqual([]);
    await wait(120);
    expect(await alerts()).toEqual([["connection_lost", "medium", 1]]);
  });

  it("finds inactivity and a long task; late events take back what never was", async () => {
    const { ctx, session, send, settle, wait, struggles } = await scene();
    await send({ type: "task_started", task: "website-discovery" }, { type: "click" });
    const began = ctx.now();
    await wait(400);
    expect((await struggles()).sort()).toEqual([
      ["inactivity_burst", "provisional"],
      ["long_task", "provisional"],
    ]);
    const at = (seconds: number) => new Date(began + seconds * 1000).toISOString();
    const acts = Array.from({ length: 5 }, (_, index) => ({
      seq: 3 + index,
      type: "click" as const,
      at: at(50 * (index + 1)),
      target: `button-${index}`,
    }));
    await ingest(ctx.as(program(session)), {
      id: session.id,
      events: [
        ...acts,
        { seq: 8, type: "task_completed", at: at(280), task: "website-discovery" },
        { seq: 9, type: "click", at: at(290) },
        { seq: 10, type: "click", at: at(390) },
      ],
    });
    await settle();
    expect((await struggles()).sort()).toEqual([
      ["inactivity_burst", "retracted"],
      ["long_task", "retracted"],
    ]);
  });
});

it("freezes the usual longest pauses of past sessions when a session starts", {
  timeout: 30_000,
}, async () => {
  const ctx: TestContext = await testContext();
  const bus = { publish: async () => undefined };
  const stream = testStream(ctx);
  const settle = () => stream.drain((change) => project({ ...ctx, bus }, change));
  for (const seconds of [10, 40, 20]) {
    const { session } = await running(ctx);
    const own = ctx.as(program(session));
    const began = ctx.now();
    const at = (after: number) => new Date(began + after * 1000).toISOString();
    await ingest(own, {
      id: session.id,
      events: [
        { seq: 1, type: "task_started", at: at(0), task: "installation" },
        { seq: 2, type: "click", at: at(5) },
        { seq: 3, type: "click", at: at(5 + seconds) },
        { seq: 4, type: "task_completed", at: at(6 + seconds), task: "installation" },
      ],
    });
    await settle();
    ctx.advance(120_000);
    await complete(ctx.as(researcher), { id: session.id });
    await settle();
  }
  const { session } = await running(ctx);
  const stored = await ctx.table.get({ pk: `SESSION#${session.id}`, sk: "SESSION" });
  expect(stored!.usualPauses).toEqual({
    installation: { seconds: expect.closeTo(20, 6), sessions: 3 },
  });
  expect(session).not.toHaveProperty("usualPauses");
});
