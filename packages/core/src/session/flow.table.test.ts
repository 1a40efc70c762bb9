import type { EventType } from "@luna/contracts/events/event-types";
import { describe, expect, it } from "vitest";
import { list as listAlerts } from "../alert/list.ts";
import { analyzeSession } from "../analytics/analyze-session.ts";
import { readRealtime } from "../analytics/read-realtime.ts";
import { ingest } from "../event/ingest.ts";
import { chunksOf } from "../event/store.ts";
import { foldAll } from "../fold/fold.ts";
import { factsOf, refold } from "../metrics/project.ts";
import * as Metrics from "../metrics/store.ts";
import { pairProgram } from "../pairing/pair-program.ts";
import * as Participants from "../participant/store.ts";
import type { Happening } from "../project/change.ts";
import { project } from "../project/projections.ts";
import { remember } from "../staff/store.ts";
import { admin, observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { self } from "../testing/participant.ts";
import { booked, eligible, program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { complete } from "./complete.ts";
import { create } from "./create.ts";
import { hold as holdSession } from "./hold.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";
import * as Store from "./store.ts";
import { timeOut } from "./time-out.ts";

/** Sends events of the tested program, one a second. */
function sender(ctx: TestContext, session: { id: string }) {
  let seq = 0;
  return (...events: [EventType, object?][]) =>
    ingest(ctx.as(program(session)), {
      id: session.id,
      sentAt: new Date(ctx.now()).toISOString(),
      events: events.map(([type, given]) => {
        ctx.advance(1000);
        return { seq: ++seq, type, at: new Date(ctx.now()).toISOString(), ...given };
      }),
    });
}

/** Projects what has changed; answers what was told to the bus. */
function projector(ctx: TestContext) {
  const stream = testStream(ctx);
  return async () => {
    const told: Happening[] = [];
    const bus = { publish: async (events: Happening[]) => void told.push(...events) };
    await stream.drain((change) => project({ ...ctx, bus }, change));
    return told.map(({ type }) => type);
  };
}

const failure = (message: string) =>
  ["error", { data: { message, severity: "error" } }] as [EventType, object];

describe("a session from start to end", () => {
  it("follows its events: tasks, progress, struggle, alerts, metrics", async () => {
    const ctx = await testContext();
    const { session, participant } = await running(ctx, {
      moderatorId: researcher.kind === "staff" ? researcher.id : "",
    });
    await remember(ctx.as(researcher));
    const send = sender(ctx, session);
    const projected = projector(ctx);
    await projected();

    await send(["task_started", { task: "download-process" }], ["download_started"]);
    await send(["download_completed"], ["task_completed", { task: "download-process" }]);
    await send(["task_started", { task: "installation" }], ["install_started"]);
    await projected();
    expect(await Store.get(ctx, session.id)).toMatchObject({ progress: 30 });

    await send(failure("disk 1 full"), failure("disk 2 full"), failure("no network"));
    await send(["install_failed"]);
    const told = await projected();
    expect(told).toEqual(
      expect.arrayContaining(["struggle.found", "alert.raised", "email.queued"]),
    );

    const stored = await Store.get(ctx, session.id);
    expect(stored?.tasks.slice(1, 3)).toMatchObject([
      { id: "download-process", status: "completed" },
      { id: "installation", status: "running" },
    ]);
    expect(stored?.brokenAt).toBeDefined();
    const { items: alerts } = await listAlerts(ctx.as(observer), { limit: 10 });
    expect(alerts.map(({ kind, rule, count }) => ({ kind, rule, count }))).toEqual(
      expect.arrayContaining([
        { kind: "struggle", rule: "multiple_errors", count: 1 },
        { kind: "critical_failure", rule: "install_failed", count: 1 },
      ]),
    );
    const analysis = await analyzeSession(ctx.as(observer), { id: session.id });
    expect(analysis).toMatchObject({
      eventCount: 10,
      performance: { downloadSeconds: 1 },
      struggles: [
        {
          rule: "multiple_errors",
          task: "installation",
          severity: "high",
          evidence: [{ source: "app", seqs: [7, 8, 9, 10] }],
        },
      ],
    });
    // what differs in numbers only is one group
    expect(analysis.errors.map(({ count }) => count)).toEqual([2, 1, 1]);
    expect(await readRealtime(ctx.as(observer))).toMatchObject({
      activeSessions: 1,
      struggling: 1,
      openAlerts: 2,
    });

    const ended = await complete(ctx.as(researcher), { id: session.id });
    expect(ended.session).toMatchObject({ status: "completed" });
    expect(await projected()).toContain("session.completed");
    expect(await Participants.get(ctx, participant.id)).toMatchObject({ status: "completed" });
  });

  it("is folded to the same whether records come once or again, at once or in pieces", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const send = sender(ctx, session);
    const stream = testStream(ctx);
    await stream.read();
    const seen = [];
    const bus = { publish: async () => undefined };
    for (let round = 0; round < 4; round++) {
      await send(failure(`error ${round}`), ["click", { target: "retry" }], ["help_requested"]);
      ctx.advance(20_000);
      for (const change of (await stream.read()).reverse()) {
        seen.push(change);
        await project({ ...ctx, bus }, change);
      }
      for (const change of seen) await project({ ...ctx, bus }, change);
    }
    const metrics = (await Metrics.get(ctx, session.id, { consistent: true }))!;
    expect(metrics.summary).toMatchObject({ eventCount: 12, helps: 4 });
    const facts = factsOf(ctx, (await Store.get(ctx, session.id))!);
    expect(await refold(ctx, facts)).toEqual(metrics.state);
    const chunks = [];
    for await (const chunk of chunksOf(ctx, session.id)) chunks.push(chunk);
    expect(foldAll(facts, chunks.reverse())).toEqual(metrics.state);
  });

  it("folds again when a late batch fills a gap", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const projected = projector(ctx);
    const own = ctx.as(program(session));
    const at = (second: number) => new Date(ctx.now() + second * 1000).toISOString();
    const event = (seq: number, type: EventType, task: string) => ({
      seq,
      type,
      at: at(seq),
      task,
    });
    await ingest(own, { id: session.id, events: [event(3, "task_started", "installation")] });
    await projected();
    await ingest(own, {
      id: session.id,
      events: [
        event(1, "task_started", "website-discovery"),
        event(2, "task_completed", "website-discovery"),
      ],
    });
    await projected();
    const stored = await Store.get(ctx, session.id);
    expect(stored?.tasks.map(({ status }) => status).slice(0, 3)).toEqual([
      "completed",
      "pending",
      "running",
    ]);
  });
});

describe("starting", () => {
  it("hands out credentials, again and again, with the last number of their source", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    await sender(ctx, session)(["click"], ["click"]);
    const again = await start(ctx.as(researcher), { id: session.id });
    expect(again.session.version).toBe(session.version);
    expect(again.client).toMatchObject({
      source: "app",
      lastSeq: 2,
      websocketUrl: "ws://socket.test/test",
    });
    const { code } = again.client.pairing;
    const paired = await pairProgram(ctx, {
      code: code.toLowerCase().replace("-", " "),
      build: "1.2",
    });
    expect(paired).toMatchObject({ sessionId: session.id, source: "app", lastSeq: 2 });
    expect((await Store.get(ctx, session.id))?.build).toBe("1.2");
    await expect(pairProgram(ctx, { code })).rejects.toMatchObject({ code: "code_spent" });
  });

  it("needs consent, and waits for the participant until 15 minutes before", async () => {
    const ctx = await testContext();
    const without = await eligible(ctx, { consent: {} });
    const first = await create(ctx.as(researcher), { participantId: without.id });
    await expect(start(ctx.as(researcher), { id: first.session.id })).rejects.toMatchObject({
      code: "consent_required",
    });
    const { session, participant } = await booked(ctx, { scheduledAt: "2026-11-23T10:00:00Z" });
    await expect(start(ctx.as(self(participant)), { id: session.id })).rejects.toMatchObject({
      code: "state_conflict",
    });
    ctx.advance(45 * 60_000);
    const started = await start(ctx.as(self(participant)), { id: session.id });
    expect(started.session.status).toBe("in-progress");
  });

  it("is one start however many ask at once", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => start(ctx.as(researcher), { id: session.id })),
    );
    expect(new Set(answers.map((answer) => answer.session.version))).toEqual(new Set([2]));
    expect(answers[0]!.session.phases).toHaveLength(1);
  });
});

describe("the clock", () => {
  it("abandons a session at its last act, two hours later, and lets it be resumed for a day", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const projected = projector(ctx);
    ctx.advance(60 * 60_000);
    await sender(ctx, session)(["click"]);
    const lastAct = new Date(ctx.now()).toISOString();
    await projected();
    ctx.advance(70 * 60_000);
    await timeOut(ctx, session);
    expect((await Store.get(ctx, session.id))?.status).toBe("in-progress");
    ctx.advance(60 * 60_000);
    await timeOut(ctx, session);
    const ended = await Store.get(ctx, session.id);
    expect(ended?.status).toBe("abandoned");
    expect(Date.parse(lastAct) - Date.parse(ended!.endedAt!)).toBeLessThanOrEqual(1000);
    const resumed = await start(ctx.as(researcher), { id: session.id });
    expect(resumed.session.phases).toHaveLength(2);
    await timeOut(ctx, session);
    expect((await Store.get(ctx, session.id))?.status).toBe("in-progress");
  });

  it("fails a session 30 minutes after a crash that no act followed", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const projected = projector(ctx);
    await sender(ctx, session)(["crash"]);
    await projected();
    ctx.advance(29 * 60_000);
    await timeOut(ctx, session);
    expect((await Store.get(ctx, session.id))?.status).toBe("in-progress");
    ctx.advance(60_000);
    await timeOut(ctx, session);
    expect(await Store.get(ctx, session.id)).toMatchObject({
      status: "failed",
      outcome: "failure",
    });
  });

  it("finds a session that nobody came to, which can still be started for two hours", async () => {
    const ctx = await testContext();
    const { session, participant } = await booked(ctx, { scheduledAt: "2026-11-23T10:00:00Z" });
    ctx.advance(89 * 60_000);
    await timeOut(ctx, session);
    expect((await Store.get(ctx, session.id))?.status).toBe("scheduled");
    ctx.advance(60_000);
    await timeOut(ctx, session);
    expect((await Store.get(ctx, session.id))?.status).toBe("no-show");
    expect(await Participants.get(ctx, participant.id)).toMatchObject({ noShows: 1 });
    ctx.advance(121 * 60_000);
    await expect(start(ctx.as(researcher), { id: session.id })).rejects.toMatchObject({
      code: "state_conflict",
    });
  });
});

describe("the right to stop", () => {
  it("deletes what was recorded, and lets nothing come back", async () => {
    const ctx = await testContext();
    const { session, participant } = await running(ctx);
    const projected = projector(ctx);
    const send = sender(ctx, session);
    await send(["crash"]);
    await projected();
    await send(["click"]);
    const { session: stopped } = await stop(ctx.as(self(participant)), {
      id: session.id,
      data: "delete",
    });
    expect(stopped).toMatchObject({ status: "abandoned", reason: "withdrawn", progress: 0 });
    await projected();
    const left = (await ctx.everything()).filter(
      ({ pk, sk }) => pk === `SESSION#${session.id}` && sk !== "SESSION",
    );
    const jobs = (await ctx.everything()).filter(({ kind }) => kind === "job");
    expect(jobs).toMatchObject([
      { jobKind: "remove-files", input: { sessionId: session.id } },
      { jobKind: "remove-files", input: { sessionId: session.id } },
    ]);
    // that there was a session still counts
    expect(left.map(({ sk }) => sk)).toEqual(["METRICS"]);
    expect((await Metrics.get(ctx, session.id))?.summary.eventCount).toBe(0);
    ctx.advance(10_000);
    await expect(send(["click"])).rejects.toMatchObject({ code: "session_closed" });
    await expect(start(ctx.as(self(participant)), { id: session.id })).rejects.toMatchObject({
      code: "state_conflict",
    });
  });

  it("under a legal hold deletes nothing before that ends, says so, and takes no more", async () => {
    const ctx = await testContext();
    const { session, participant } = await running(ctx);
    const projected = projector(ctx);
    const send = sender(ctx, session);
    await send(["click"]);
    await projected();
    const kept = async () =>
      (await ctx.everything())
        .filter(({ pk, kind }) => pk === `SESSION#${session.id}` && kind === "event-chunk")
        .map(({ sk }) => sk);
    const chunks = await kept();
    expect(chunks.length).toBeGreaterThan(0);
    const holding = (hold: boolean) =>
      holdSession(ctx.as(admin), { id: session.id, hold, reason: "a dispute" });
    await holding(true);
    const own = ctx.as(self(participant));
    const { session: stopped } = await stop(own, { id: session.id, data: "delete" });
    expect(stopped).toMatchObject({ status: "abandoned", deletionWaits: true });
    expect(stopped).not.toHaveProperty("hold");
    await projected();
    const again = await stop(own, { id: session.id, data: "delete" });
    expect(again.session).toMatchObject({ version: stopped.version, deletionWaits: true });
    expect(await kept()).toEqual(chunks);
    expect((await ctx.everything()).filter(({ kind }) => kind === "job")).toEqual([]);
    ctx.advance(10_000);
    await expect(send(["click"])).rejects.toMatchObject({ code: "session_closed" });

    const { session: free } = await holding(false);
    expect(free).not.toHaveProperty("deletionWaits");
    expect(free).toMatchObject({ progress: 0 });
    await projected();
    expect(await kept()).toEqual([]);
    expect((await ctx.everything()).filter(({ kind }) => kind === "job")).toMatchObject([
      { jobKind: "remove-files" },
      { jobKind: "remove-files" },
    ]);
    expect((await Metrics.get(ctx, session.id))?.summary.eventCount).toBe(0);
  });
});
