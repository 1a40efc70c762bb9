import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../node/index.ts";
import { type FakeService, problem, startFakeService, until } from "../testing/fake-service.ts";
import { createProgram } from "./create-program.ts";
import { memoryQueue, type NumberedEvent } from "./event-queue.ts";
import type { Program, ProgramOptions } from "./program.ts";

const sessionId = "ses_01JD0000000000000000000000";
const accepted = {
  status: 202,
  json: { accepted: 1, duplicates: 0, ignored: 0, lastSeq: 1, gaps: [] },
};

let program: Program | undefined;
afterEach(async () => {
  await program?.close(1);
  program = undefined;
});

function start(service: FakeService, options: Partial<ProgramOptions> = {}): Program {
  program = createProgram({
    client: createClient({ baseUrl: service.url, token: "client.token.x" }),
    sessionId,
    source: "app",
    lastSeq: 0,
    batchAfterMs: 10,
    socket: false,
    ...options,
  });
  return program;
}

const batches = (service: FakeService) =>
  service.calls.map(({ json }) => (json as { events: NumberedEvent[] }).events);
const seqs = (service: FakeService) => batches(service).map((batch) => batch.map(({ seq }) => seq));

describe("a program's sender", () => {
  it("numbers events on from where the service stands and sends them by size and time", async () => {
    await using service = await startFakeService(() => accepted);
    const program = start(service, { lastSeq: 10, batchEvents: 3 });
    for (let n = 0; n < 4; n++) expect(program.track({ type: "click" })).toBe(true);
    await until(() => service.calls.length === 2);
    expect(seqs(service)).toEqual([[11, 12, 13], [14]]);
    expect(service.calls[0]).toMatchObject({
      url: `/api/sessions/${sessionId}/events`,
      json: { source: "app", sentAt: expect.stringMatching(/Z$/) },
    });
    await until(() => program.status().pending === 0);
    expect(program.status()).toEqual({ pending: 0, acknowledged: 14, dropped: 0 });
  });

  it("sends one batch at a time, unchanged, until it is acknowledged", async () => {
    let running = 0;
    let most = 0;
    await using service = await startFakeService(async (_, count) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
      return count === 1
        ? { status: 0, broken: true }
        : count === 2
          ? problem("internal")
          : accepted;
    });
    const problems: Error[] = [];
    const program = start(service, { batchEvents: 2, onProblem: (error) => problems.push(error) });
    program.track({ type: "click", target: "a" });
    program.track({ type: "click", target: "b" });
    await until(() => service.calls.length === 1);
    program.track({ type: "click", target: "c" });
    expect(await program.flush()).toBe(true);
    expect(seqs(service).slice(0, 4)).toEqual([[1, 2], [1, 2], [1, 2], [3]]);
    expect(most).toBe(1);
    expect(problems.map(({ name }) => name)).toEqual(["ConnectionError", "ApiError"]);
  });

  it("puts a stand-in in the place of an event that the service refuses", async () => {
    await using service = await startFakeService((_, count) =>
      count === 1
        ? problem("invalid_input", [{ pointer: "/events/1/data", message: "too deep" }])
        : accepted,
    );
    const program = start(service);
    for (const target of ["a", "b", "c"]) program.track({ type: "click", target });
    expect(await program.flush()).toBe(true);
    expect(batches(service)[1]).toMatchObject([
      { seq: 1, type: "click" },
      { seq: 2, type: "custom", data: { name: "event_refused", type: "click" } },
      { seq: 3, type: "click" },
    ]);
  });

  it("makes batches smaller when they are too large", async () => {
    await using service = await startFakeService((call) =>
      (call.json as { events: unknown[] }).events.length > 2 ? problem("too_large") : accepted,
    );
    const program = start(service);
    for (let n = 0; n < 5; n++) program.track({ type: "click" });
    expect(await program.flush()).toBe(true);
    expect(program.status().acknowledged).toBe(5);
    expect(seqs(service)[0]).toEqual([1, 2, 3, 4, 5]);
    expect(seqs(service)[1]).toEqual([1, 2]);
  });

  it("stops for good when the session takes no more events", async () => {
    await using service = await startFakeService(() => problem("session_closed"));
    const program = start(service);
    program.track({ type: "click" });
    expect(await program.flush()).toBe(false);
    expect(program.status().stoppedBy?.message).toBe("because of session_closed");
    expect(program.track({ type: "click" })).toBe(false);
    expect(service.calls).toHaveLength(1);
  });

  it("never throws into the program: neither for what it gets nor for what listens", async () => {
    await using service = await startFakeService(() => accepted);
    const problems: string[] = [];
    const program = start(service, {
      onProblem: ({ message }) => {
        problems.push(message);
        throw new Error("a listener that fails");
      },
    });
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(program.track({ type: "no_such_type" as "click" })).toBe(false);
    expect(program.track({ type: "click", data: circle })).toBe(false);
    expect(program.track({ type: "click", data: { big: "x ".repeat(10_000) } })).toBe(false);
    expect(program.track({ type: "input", data: { text: "secret" } })).toBe(false);
    expect(problems).toHaveLength(4);
    expect(await program.flush()).toBe(true);
    expect(service.calls).toEqual([]);
  });

  it("keeps within its bound, keeps the older events, and tells how many it dropped", async () => {
    let open = false;
    await using service = await startFakeService(() => (open ? accepted : problem("unavailable")));
    const program = start(service, { mostPending: 10, batchEvents: 100 });
    const taken = Array.from({ length: 8 }, () => program.track({ type: "heartbeat" }));
    expect(taken.filter(Boolean)).toHaveLength(4);
    for (let n = 0; n < 10; n++) program.track({ type: "click" });
    expect(program.status()).toMatchObject({ pending: 9, dropped: 10 });
    open = true;
    expect(await program.flush()).toBe(true);
    program.track({ type: "click" });
    expect(await program.flush()).toBe(true);
    expect(batches(service).at(-1)).toMatchObject([
      { seq: 10, type: "custom", data: { name: "events_dropped", count: 6 } },
      { seq: 11, type: "click" },
    ]);
  });

  it("masks what must not leave the machine", async () => {
    await using service = await startFakeService(() => accepted);
    const program = start(service);
    program.track({
      type: "error",
      target: "C:\\Users\\ada\\luna.exe",
      data: { message: "no mail to ada@example.org from /home/ada/x", code: "E2" },
    });
    await program.flush();
    expect(batches(service)[0]![0]).toMatchObject({
      target: "C:\\Users\\[user]\\luna.exe",
      data: { message: "no mail to [email] from /home/[user]/x", code: "E2" },
    });
  });

  it("tells dates, addresses and errors, and does not let a value without end hold the host up", async () => {
    await using service = await startFakeService(() => accepted);
    const program = start(service);
    const began = performance.now();
    for (const text of ["a", "a-", "a@a-", "sk-", "eyJ"]) {
      expect(program.track({ type: "click", data: { text: text.repeat(200_000) } })).toBe(false);
      program.track({ type: "click", data: { text: text.repeat(16_000 / text.length) } });
    }
    expect(performance.now() - began).toBeLessThan(3000);
    const at = new Date("2026-11-22T10:00:00Z");
    program.track({ type: "click", data: { at, failed: new Error("ada@example.org") } });
    await program.flush();
    expect(batches(service).flat().at(-1)!.data).toEqual({
      at: at.toISOString(),
      failed: { name: "Error", message: "[email]" },
    });
  });

  it("sends heartbeats over its socket and answers commands with an event", async () => {
    await using service = await startFakeService(() => accepted);
    service.onSocket = (socket) => {
      for (const [id, command] of [
        ["c1", "message"],
        ["c2", "capture_screenshot"],
        ["c1", "message"],
      ])
        socket.send(JSON.stringify({ type: "command", id, command, data: { text: "hello" } }));
      socket.send(JSON.stringify({ type: "watchers", sessionId, count: 2 }));
    };
    const watchers: number[] = [];
    const program = start(service, {
      socket: true,
      heartbeatSeconds: 0.02,
      onWatchers: (count) => watchers.push(count),
      onCommand: ({ command, data }) => {
        if (command === "capture_screenshot") throw new Error("the participant declined");
        return data.text;
      },
    });
    await until(() => service.frames.length > 2);
    await until(() => program.status().acknowledged === 2);
    const sent = service.calls.flatMap(
      ({ json }) => (json as { events?: unknown[] })?.events ?? [],
    );
    const ids = (each: unknown) => (each as { data: { id: string } }).data.id;
    expect(sent.sort((a, b) => ids(a).localeCompare(ids(b)))).toMatchObject([
      { data: { name: "command_outcome", id: "c1", outcome: "done", result: "hello" } },
      { data: { name: "command_outcome", id: "c2", outcome: "refused" } },
    ]);
    expect(service.frames[0]).toEqual({ type: "heartbeat" });
    expect(watchers).toEqual([2]);
    expect(await program.close()).toBe(true);
    await until(() => service.sockets.size === 0);
  });

  it("is closed in time when the store hangs", async () => {
    await using service = await startFakeService(() => accepted);
    const never = () => new Promise<never>(() => undefined);
    for (const hanging of ["append", "first", "removeThrough", "size", "close"] as const) {
      const program = start(service, { queue: { ...memoryQueue(), [hanging]: never } });
      program.track({ type: "click" });
      const began = performance.now();
      await program.close(100);
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });

  it("comes back ever more slowly to a service that ends each connection at once", async () => {
    await using service = await startFakeService(() => accepted);
    let opened = 0;
    service.onSocket = (socket) => {
      opened += 1;
      socket.close();
    };
    const random = vi.spyOn(Math, "random").mockReturnValue(0.1);
    start(service, { socket: true });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    random.mockRestore();
    // after 100, 200, 400 and 800 ms; without back-off every 50
    expect(opened).toBeLessThanOrEqual(5);
    expect(opened).toBeGreaterThan(1);
  });
});
