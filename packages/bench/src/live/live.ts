/** How long after its acceptance an event is with those who watch its session. */
import { watch } from "@luna/sdk";
import { sampleEvents } from "../sample-events.ts";
import { type StartedSession, startSession } from "../stack/start-session.ts";
import { type Stack, startStack } from "../stack/start-stack.ts";
import { clearUsage, settle, usageOf } from "../stack/usage.ts";
import { median, percentile } from "../statistics.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { joinPeer, type Peer, startPeer } from "./socket-io-peer.ts";

const watcherCounts = [1, 20];
const events = 100;
/** Long enough that one does not wait for the one before. */
const pauseMs = 150;
const patienceMs = 30_000;

export async function live(): Promise<Taken> {
  await using stack = await startStack();
  await using peer = await startPeer();
  const rows: string[][] = [];
  for (const watchers of watcherCounts) {
    await clearUsage(stack);
    const ours = await measure(watchers, await ourRoom(stack));
    const posts = await postsOf(stack);
    const theirs = await measure(watchers, peerRoom(peer));
    for (const [name, delays, postsPerFlush] of [
      ["Luna", ours, (posts / (events + 1)).toFixed(2)],
      ["Socket.IO room", theirs, "-"],
    ] as const)
      rows.push([
        name,
        String(watchers),
        String(delays.length),
        median(delays).toFixed(0),
        percentile(delays, 0.99).toFixed(0),
        postsPerFlush,
      ]);
  }
  return {
    text: [
      `${events} events, one a request every ${pauseMs} ms, on the local stack; from the program's 202 to the frame at each watcher. Beside it a Socket.IO room on the same machine, which stores nothing, checks nobody and replays nothing.`,
      "",
      textTable(["", "watchers", "frames", "p50 ms", "p99 ms", "posts a flush"], rows),
    ].join("\n"),
    problems: [],
  };
}

/** Where events are sent to and watched. */
interface Room {
  send(seq: number): Promise<unknown>;
  join(seen: Map<number, number>): Promise<{ close(): void }>;
}

async function ourRoom(stack: Stack): Promise<Room> {
  const session = await startSession(stack);
  return {
    send: (seq) =>
      session.program.ingestEvents({
        id: session.id,
        events: sampleEvents(1, seq, Date.now() - seq * 1700),
      }),
    join: (seen) => watchSession(session, seen),
  };
}

function peerRoom(peer: Peer): Room {
  return {
    send: (seq) =>
      fetch(peer.url, {
        method: "POST",
        body: JSON.stringify({ events: sampleEvents(1, seq, Date.now() - seq * 1700) }),
      }).then((answer) => answer.json()),
    join: (seen) =>
      joinPeer(peer, (events) => {
        for (const { seq } of events) seen.set(seq!, performance.now());
      }),
  };
}

/** Posts to watchers since the usage was cleared. */
async function postsOf(stack: Stack): Promise<number> {
  await settle(stack);
  return (await usageOf(stack))
    .filter((item) => item.action === "PostToConnection" && /(^|-)live$/.test(item.function))
    .reduce((sum, { count }) => sum + count, 0);
}

/** Milliseconds of every event at every watcher, the first aside. */
async function measure(watchers: number, room: Room): Promise<number[]> {
  const acceptedAt = new Map<number, number>();
  const seenAt = Array.from({ length: watchers }, () => new Map<number, number>());
  const watching = await Promise.all(seenAt.map((seen) => room.join(seen)));
  try {
    // the first one starts the functions on its way
    for (let seq = 1; seq <= events + 1; seq++) {
      await room.send(seq);
      acceptedAt.set(seq, performance.now());
      await new Promise((resolve) => setTimeout(resolve, seq === 1 ? 2000 : pauseMs));
    }
    const end = performance.now() + patienceMs;
    while (seenAt.some(({ size }) => size <= events)) {
      if (performance.now() > end) throw new Error("not every event came to every watcher");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    for (const each of watching) each.close();
  }
  return seenAt.flatMap((seen) =>
    [...seen].filter(([seq]) => seq > 1).map(([seq, at]) => at - acceptedAt.get(seq)!),
  );
}

/** Resolves once the room has answered. */
function watchSession({ id, observer }: StartedSession, seen: Map<number, number>) {
  return new Promise<{ close(): void }>((resolve, reject) => {
    const watching = watch({
      client: observer,
      room: `session:${id}`,
      after: 0,
      onFrame(frame) {
        if (frame.type !== "events") return;
        const now = performance.now();
        for (const { seq, source } of frame.events) if (source === "app") seen.set(seq, now);
      },
      onState(state, error) {
        if (state === "live") resolve(watching);
        if (state === "closed") reject(error ?? new Error("the room was closed"));
      },
    });
  });
}
