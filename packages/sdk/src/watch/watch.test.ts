import type { ToWatcher } from "@luna/contracts/frames/frames";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createClient } from "../node/index.ts";
import { problem, startFakeService, until } from "../testing/fake-service.ts";
import { type WatchState, watch } from "./watch.ts";

const session = "ses_01JD0000000000000000000000";
const room = `session:${session}` as const;
const at = "2026-11-22T10:00:00.000Z";
const events = (from: number, to: number, source = "app") => ({
  type: "events",
  sessionId: session,
  source,
  from,
  to,
  events: Array.from({ length: to - from + 1 }, (_, n) => ({
    source,
    seq: from + n,
    type: "click",
    at,
    receivedAt: at,
    correctedAt: at,
  })),
});

function collect() {
  const frames: ToWatcher[] = [];
  const states: (WatchState | [WatchState, string])[] = [];
  return {
    frames,
    states,
    seqs: () =>
      frames.flatMap((frame) => (frame.type === "events" ? frame.events.map((e) => e.seq) : [])),
    onFrame: (frame: ToWatcher) => void frames.push(frame),
    onState: (state: WatchState, error?: Error) =>
      void states.push(error ? [state, error.message] : state),
  };
}

describe("watch", () => {
  it("connects anew with a fresh ticket when the sign-in behind the connection has ended", async () => {
    await using service = await startFakeService(() => ({ status: 500 }));
    const tickets = new Set<string | null>();
    service.onSocket = (_, address) => tickets.add(address.searchParams.get("ticket"));
    service.onFrame = (frame, socket) => {
      if (frame.type === "note") {
        const code = "unauthenticated";
        return socket.send(JSON.stringify({ type: "error", code, message: "not known" }));
      }
      socket.send(JSON.stringify({ type: "subscribed", room, snapshot: { lastSeq: { app: 0 } } }));
      socket.send(JSON.stringify(events(1, 2)));
    };
    const seen = collect();
    const watching = watch({ client: createClient({ baseUrl: service.url }), room, ...seen });
    await until(() => seen.seqs().length === 2);
    watching.send({ type: "note", sessionId: session, text: "hm" });
    await until(() => service.frames.length === 3);
    expect(service.frames[2]).toEqual({ type: "subscribe", room, after: { app: 2 } });
    expect(tickets.size).toBe(2);
    await until(() => watching.state === "live");
    expect(seen.seqs()).toEqual([1, 2]);
    watching.close();
  });

  it("subscribes with a ticket and is live once the room has answered", async () => {
    await using service = await startFakeService(() => ({ status: 500 }));
    const tickets: (string | null)[] = [];
    service.onSocket = (_, address) => tickets.push(address.searchParams.get("ticket"));
    service.onFrame = (_, socket) => {
      socket.send(JSON.stringify({ type: "subscribed", room, snapshot: { lastSeq: { app: 4 } } }));
      socket.send(JSON.stringify(events(5, 6)));
    };
    const seen = collect();
    const watching = watch({ client: createClient({ baseUrl: service.url }), room, ...seen });
    expect(watching.state).toBe("connecting");
    await until(() => seen.seqs().length === 2);
    expect(tickets[0]).toMatch(/^t\d+$/);
    expect(service.frames[0]).toEqual({ type: "subscribe", room });
    expect(watching.seen()).toEqual({ app: 6 });
    expect(watching.send({ type: "note", sessionId: session, text: "hm" })).toBe(true);
    await until(() => service.frames.length === 2);
    watching.close();
    await until(() => watching.state === "closed");
    expect(seen.states).toEqual(["live", "closed"]);
    expect(watching.send({ type: "note", sessionId: session, text: "hm" })).toBe(false);
  });

  it("comes back after a break and asks for what it missed, by source", async () => {
    await using service = await startFakeService(() => ({ status: 500 }));
    let connections = 0;
    service.onFrame = (frame, socket) => {
      const send = (each: object) => socket.send(JSON.stringify(each));
      if (frame.type !== "subscribe") return;
      send({ type: "subscribed", room, snapshot: {} });
      if (++connections === 1) {
        send(events(3, 4));
        send(events(1, 2, "portal"));
        return setTimeout(() => socket.terminate(), 20);
      }
      send(events(4, 7)); // a replay that overlaps
      send(events(3, 3, "portal"));
    };
    const seen = collect();
    const watching = watch({
      client: createClient({ baseUrl: service.url }),
      room,
      after: { app: 2 },
      ...seen,
    });
    await until(() => seen.seqs().length === 8);
    expect(service.frames.map(({ after }) => after)).toEqual([{ app: 2 }, { app: 4, portal: 2 }]);
    expect(seen.seqs()).toEqual([3, 4, 1, 2, 5, 6, 7, 3]);
    expect(seen.states).toEqual(["live", "reconnecting", "live"]);
    watching.close();
  });

  it("asks once for a missing number, then goes on without it", async () => {
    await using service = await startFakeService(() => ({ status: 500 }));
    service.onFrame = (_, socket) => {
      socket.send(JSON.stringify({ type: "subscribed", room, snapshot: { lastSeq: { app: 0 } } }));
      if (service.frames.length === 1) socket.send(JSON.stringify(events(3, 3)));
    };
    const seen = collect();
    const watching = watch({
      client: createClient({ baseUrl: service.url }),
      room,
      gapMs: 30,
      ...seen,
    });
    await until(() => seen.seqs().length === 1);
    expect(service.frames).toEqual([
      { type: "subscribe", room },
      { type: "subscribe", room, after: { app: 0 } },
    ]);
    watching.close();
  });

  it("ends with the reason when the room or the ticket is refused", async () => {
    await using service = await startFakeService(() => problem("forbidden"));
    service.onFrame = (_, socket) =>
      socket.send(JSON.stringify({ type: "error", code: "not_found", message: "no such room" }));
    const seen = collect();
    watch({ client: createClient({ baseUrl: service.url }), room, ...seen });
    await until(() => seen.states.length === 1);
    expect(seen.states).toEqual([["closed", "no such room"]]);
  });

  it("says at once that a page's network is gone, and comes back with it", async () => {
    const window = new EventTarget();
    vi.stubGlobal("window", window);
    onTestFinished(() => void vi.unstubAllGlobals());
    await using service = await startFakeService(() => ({ status: 500 }));
    service.onFrame = (frame, socket) => {
      if (frame.type === "subscribe")
        socket.send(JSON.stringify({ type: "subscribed", room, snapshot: {} }));
    };
    const seen = collect();
    const watching = watch({ client: createClient({ baseUrl: service.url }), room, ...seen });
    await until(() => watching.state === "live");
    window.dispatchEvent(new Event("offline"));
    expect(seen.states).toEqual(["live"]);
    await until(() => seen.states.length === 2);
    window.dispatchEvent(new Event("online"));
    await until(() => seen.states.length === 3);
    expect(seen.states).toEqual(["live", "reconnecting", "live"]);
    watching.close();
  });

  it("takes a connection that no longer answers for dead", async () => {
    await using service = await startFakeService(() => ({ status: 500 }));
    service.onFrame = (frame, socket) => {
      if (frame.type === "subscribe")
        socket.send(JSON.stringify({ type: "subscribed", room, snapshot: {} }));
    };
    const seen = collect();
    const watching = watch({
      client: createClient({ baseUrl: service.url }),
      room,
      pingSeconds: 0.02,
      pongSeconds: 0.05,
      ...seen,
    });
    await until(() => seen.states.includes("reconnecting"));
    expect(service.frames.some(({ type }) => type === "ping")).toBe(true);
    watching.close();
  });

  it("goes on when those who listen fail, and when a snapshot is left out", async () => {
    await using service = await startFakeService(() => ({ status: 500 }));
    service.onFrame = (_, socket) => {
      socket.send(JSON.stringify({ type: "subscribed", room }));
      socket.send(JSON.stringify({ type: "events", sessionId: session }));
      socket.send(JSON.stringify(events(5, 6)));
      socket.send(JSON.stringify(events(7, 8)));
    };
    const seen = collect();
    const watching = watch({
      client: createClient({ baseUrl: service.url }),
      room,
      onFrame(frame) {
        seen.onFrame(frame);
        throw new Error("a view that fails");
      },
      onState() {
        throw new Error("another");
      },
    });
    await until(() => seen.seqs().length === 4);
    expect(seen.seqs()).toEqual([5, 6, 7, 8]);
    expect(watching.state).toBe("live");
    watching.close();
  });
});
