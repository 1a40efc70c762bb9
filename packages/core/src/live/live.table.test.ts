import { frameLimitBytes, ToWatcher } from "@luna/contracts/frames/frames";
import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import type { Sockets } from "../aws/sockets.ts";
import { ingest } from "../event/ingest.ts";
import type { KeptFile } from "../file/file.ts";
import * as Files from "../file/store.ts";
import { project } from "../project/projections.ts";
import * as Sessions from "../session/store.ts";
import { itemOf } from "../session/store.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { issueTicket } from "../ticket/issue-ticket.ts";
import { connect } from "./connect.ts";
import { fanOut } from "./fan-out.ts";
import { post } from "./post.ts";
import { receive } from "./receive.ts";
import { close, membersOf, programRoom, sessionRoom } from "./rooms.ts";

type Sent = Record<string, unknown> & { type: string };

/** Connections that keep what they get; `gone` ones answer 410. */
function inbox() {
  const frames = new Map<string, Sent[]>();
  const gone = new Set<string>();
  let posts = 0;
  const stuck = new Set<string>();
  const ended: string[] = [];
  const sockets: Sockets = {
    async end(id) {
      ended.push(id);
    },
    async post(id, text) {
      posts++;
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(frameLimitBytes);
      if (stuck.has(id)) throw new Error("took too long");
      if (gone.has(id)) return false;
      frames.set(id, [...(frames.get(id) ?? []), JSON.parse(text) as Sent]);
      return true;
    },
  };
  const of = (id: string, type: string) =>
    (frames.get(id) ?? []).filter((frame) => frame.type === type);
  return { sockets, gone, stuck, ended, of, posts: () => posts };
}

async function scene() {
  const ctx = await testContext();
  const { session } = await running(ctx, { notes: "Mira is shy" });
  const box = inbox();
  const live = { ...ctx, sockets: box.sockets };
  const stream = testStream(ctx);
  const enter = async (id: string, actor: Actor) => {
    const { ticket } = await issueTicket(ctx.as(actor));
    await connect(ctx, id, ticket);
  };
  const say = async (id: string, frame: object) => {
    const frames = await receive(live, id, JSON.stringify(frame));
    await post(live, id, frames);
    return frames;
  };
  const show = async () => fanOut(live, await stream.read());
  await stream.read();
  return { ctx, session, box, live, stream, enter, say, show };
}

const clicks = (ctx: TestContext, from: number, to: number, data?: object) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    type: "click" as const,
    at: new Date(ctx.now()).toISOString(),
    ...(data && { data: data as Record<string, unknown> }),
  }));

describe("connecting", () => {
  it("spends a ticket once, within a minute", async () => {
    const ctx = await testContext();
    const { ticket, url } = await issueTicket(ctx.as(observer));
    expect(url).toBe(`ws://socket.test/test?ticket=${ticket}`);
    await connect(ctx, "a", ticket);
    const refused = { code: "unauthenticated" };
    await expect(connect(ctx, "b", ticket)).rejects.toMatchObject(refused);
    await expect(connect(ctx, "b", undefined)).rejects.toMatchObject(refused);
    const { ticket: late } = await issueTicket(ctx.as(observer));
    ctx.advance(61_000);
    await expect(connect(ctx, "b", late)).rejects.toMatchObject(refused);
  });
});

describe("watching a session", () => {
  it("costs no post while nobody does", async () => {
    const { ctx, session, box, show } = await scene();
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 50) });
    await show();
    expect(box.posts()).toBe(0);
  });

  it("tells of a file once it is verified, to those who watch", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    await enter("w", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    await show();
    const shown = box.of("w", "session").length;
    const file: KeptFile = {
      ...{ id: "fil_01JD0000000000000000000000", name: "a.json", contentType: "application/json" },
      ...{ category: "log", status: "uploading", size: 3, uploadedBy: "x", version: 1 },
      sessionId: session.id,
      createdAt: new Date(ctx.now()).toISOString(),
    };
    await ctx.table.transact([Files.createWrite(ctx, file)]);
    await show();
    expect(box.of("w", "session")).toHaveLength(shown);
    await Files.replace(ctx, { ...file, status: "ready", uploadId: "secret" });
    await show();
    const frame = box.of("w", "session").at(-1)!;
    expect(ToWatcher.safeParse(frame).success).toBe(true);
    expect(frame).toMatchObject({ session: { id: session.id, files: [{ status: "ready" }] } });
    expect(JSON.stringify(frame)).not.toMatch(/secret|Mira/);
  });

  it("shows a snapshot without names, then every event once", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    const room = sessionRoom(session.id);
    await enter("w", observer);
    const [subscribed] = await say("w", { type: "subscribe", room });
    expect(ToWatcher.safeParse(subscribed).success).toBe(true);
    expect(subscribed).toMatchObject({
      room,
      snapshot: { session: { code: "S0001" }, watchers: 1 },
    });
    expect(JSON.stringify(subscribed)).not.toMatch(/Mira|example\.org/);
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 30) });
    await show();
    expect(box.of("w", "events")).toMatchObject([
      { sessionId: session.id, source: "app", from: 1, to: 30 },
    ]);
    expect(box.of("w", "watchers")).toMatchObject([{ count: 1 }]);
    await say("w", { type: "unsubscribe", room });
    await show();
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 31, 32) });
    await show();
    expect(box.of("w", "events")).toHaveLength(1);
  });

  it("cuts events into frames of at most 32 KB, none missing", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    await enter("w", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    const events = clicks(ctx, 1, 20, { text: "wide ".repeat(2000) });
    await ingest(ctx.as(program(session)), { id: session.id, events });
    await show();
    const frames = box.of("w", "events");
    expect(frames.length).toBeGreaterThan(5);
    const seqs = frames.flatMap(({ events }) =>
      (events as { seq: number }[]).map(({ seq }) => seq),
    );
    expect(seqs).toEqual(events.map(({ seq }) => seq));
  });

  it("replays what was missed after a break, from any number, by source", async () => {
    const { ctx, session, box, enter, say } = await scene();
    const send = (from: number, to: number, source = "app") =>
      ingest(ctx.as(program(session, source)), { id: session.id, events: clicks(ctx, from, to) });
    await send(1, 20);
    await send(21, 40);
    await send(1, 5, "app-2");
    await enter("w", observer);
    const room = sessionRoom(session.id);
    await say("w", { type: "subscribe", room, after: 15 });
    expect(box.of("w", "events").map(({ source, from, to }) => [source, from, to])).toEqual([
      ["app", 16, 40],
      ["app-2", 1, 5],
    ]);
    await say("w", { type: "subscribe", room, after: { app: 40, "app-2": 3 } });
    expect(
      box
        .of("w", "events")
        .slice(2)
        .map(({ source, from, to }) => [source, from, to]),
    ).toEqual([["app-2", 4, 5]]);
  });

  it("shows struggles and alerts as they are found", async () => {
    const { ctx, session, box, live, stream, enter, say } = await scene();
    await enter("w", observer);
    await enter("a", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    await say("a", { type: "subscribe", room: "alerts" });
    const error = { type: "error" as const, data: { message: "no", severity: "error" } };
    const at = new Date(ctx.now()).toISOString();
    await ingest(ctx.as(program(session)), {
      id: session.id,
      events: [1, 2, 3].map((seq) => ({ ...error, seq, at })),
    });
    const bus = { publish: async () => undefined };
    for (let changes = await stream.read(); changes.length > 0; changes = await stream.read()) {
      for (const change of changes) await project({ ...ctx, bus }, change);
      await fanOut(live, changes);
    }
    expect(box.of("w", "struggle")).toMatchObject([{ struggle: { rule: "multiple_errors" } }]);
    expect(box.of("w", "alert")).toMatchObject([{ alert: { kind: "struggle", severity: "high" } }]);
    expect(box.of("a", "alert")).toHaveLength(1);
    const [again] = await say("a", { type: "subscribe", room: "alerts" });
    expect(again).toMatchObject({ snapshot: { alerts: [{ kind: "struggle" }] } });
  });

  it("ends for a connection that is gone, wherever it was", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    await enter("w", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    await say("w", { type: "subscribe", room: "sessions" });
    box.gone.add("w");
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 1) });
    await show();
    expect(await membersOf(ctx, sessionRoom(session.id))).toEqual([]);
    expect(await membersOf(ctx, "sessions")).toEqual([]);
    expect((await ctx.everything()).filter(({ pk }) => pk.startsWith("CONNECTION#"))).toEqual([]);
  });
});

describe("who watches", () => {
  it("sees nothing more when the sign-in ends, and must sign in again", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    const signedInUntil = Math.floor(ctx.now() / 1000) + 600;
    await enter("w", { ...observer, signedInUntil } as Actor);
    await enter("v", observer);
    const room = sessionRoom(session.id);
    for (const each of ["w", "v"]) await say(each, { type: "subscribe", room });
    ctx.advance(599_000);
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 1) });
    await show();
    expect(box.of("w", "events")).toHaveLength(1);
    ctx.advance(2000);
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 2, 2) });
    await show();
    expect(box.of("w", "events")).toHaveLength(1);
    expect(box.of("v", "events")).toHaveLength(2);
    await expect(say("w", { type: "ping" })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("leaves nothing two hours after the connection was made, whenever it subscribed", async () => {
    const { ctx, session, enter, say } = await scene();
    await enter("w", observer);
    await enter("p", program(session));
    ctx.advance(3_600_000);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    expect(await membersOf(ctx, sessionRoom(session.id))).toEqual(["w"]);
    ctx.advance(3_600_000);
    for (const room of [sessionRoom(session.id), programRoom(session.id)])
      expect(await membersOf(ctx, room)).toEqual([]);
  });

  it("is cut off when it takes nothing, which harms nobody and loses nothing", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    const room = sessionRoom(session.id);
    for (const each of ["slow", "w"]) {
      await enter(each, observer);
      await say(each, { type: "subscribe", room });
    }
    await show();
    box.stuck.add("slow");
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 3) });
    await show();
    expect(box.ended).toEqual(["slow"]);
    expect(box.of("w", "events")).toMatchObject([{ from: 1, to: 3 }]);
    expect(await membersOf(ctx, room)).toEqual(["w"]);
    await enter("again", observer);
    await say("again", { type: "subscribe", room, after: { app: 0 } });
    expect(box.of("again", "events")).toMatchObject([{ from: 1, to: 3 }]);
  });

  it("of the numbers of right now gets them as they move", async () => {
    const { ctx, session, box, live, stream, enter, say } = await scene();
    const bus = { publish: async () => undefined };
    await project({ ...ctx, bus }, { id: "1", before: undefined, after: itemOf(session) });
    await enter("m", observer);
    const [subscribed] = await say("m", { type: "subscribe", room: "metrics" });
    expect(subscribed).toMatchObject({ snapshot: { metrics: { activeSessions: 1 } } });
    await ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 7) });
    for (let changes = await stream.read(); changes.length > 0; changes = await stream.read()) {
      for (const change of changes) await project({ ...ctx, bus }, change);
      await fanOut(live, changes);
    }
    expect(box.of("m", "metrics").at(-1)).toMatchObject({ activeSessions: 1, eventsPerMinute: 7 });
    expect(box.of("m", "events")).toEqual([]);
  });
});

describe("the tested program", () => {
  it("learns at its first heartbeat who watches already", async () => {
    const { session, enter, say } = await scene();
    await enter("w", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    await enter("p", program(session));
    expect(await say("p", { type: "heartbeat" })).toMatchObject([{ type: "watchers", count: 1 }]);
    expect(await say("p", { type: "heartbeat" })).toEqual([]);
  });

  it("sends events over its connection and is told who watches", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    await enter("p", program(session));
    const [ack] = await say("p", { type: "events", events: clicks(ctx, 1, 3) });
    expect(ack).toEqual({ type: "ack", source: "app", lastSeq: 3, gaps: [] });
    await enter("w", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    await show();
    expect(box.of("p", "watchers")).toMatchObject([{ sessionId: session.id, count: 1 }]);
    await close(ctx, "w");
    await show();
    expect(box.of("p", "watchers").at(-1)).toMatchObject({ count: 0 });
  });

  it("gets commands of researchers only, and watches nobody", async () => {
    const { session, box, enter, say } = await scene();
    const command = { type: "command", sessionId: session.id, command: "request_status" };
    await enter("r", researcher);
    await expect(say("r", command)).rejects.toMatchObject({ code: "state_conflict" });
    await enter("p", program(session));
    await say("r", command);
    expect(box.of("p", "command")).toMatchObject([{ command: "request_status", data: {} }]);
    await enter("o", observer);
    await expect(say("o", command)).rejects.toMatchObject({ code: "forbidden" });
    await expect(say("p", { type: "subscribe", room: "sessions" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(say("o", { type: "events", events: [] })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("notes over the connection", () => {
  it("are kept and shown to all who watch", async () => {
    const { ctx, session, box, enter, say, show } = await scene();
    await enter("w", observer);
    await say("w", { type: "subscribe", room: sessionRoom(session.id) });
    await say("w", { type: "note", sessionId: session.id, text: "hesitates" });
    await show();
    expect(box.of("w", "note")).toMatchObject([
      { note: { text: "hesitates", kind: "observation" } },
    ]);
    expect(await Sessions.get(ctx, session.id)).toMatchObject({ status: "in-progress" });
  });
});
