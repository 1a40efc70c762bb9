/** How long after its acceptance an event is with those who watch its session. */
import { watch } from "@luna/sdk";
import { sampleEvents } from "../sample-events.ts";
import { type StartedSession, startSession } from "../stack/start-session.ts";
import { type Stack, startStack } from "../stack/start-stack.ts";
import { median, percentile } from "../statistics.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";

const watcherCounts = [1, 20];
const events = 100;
/** Long enough that one does not wait for the one before. */
const pauseMs = 150;
const patienceMs = 30_000;

export async function live(): Promise<Taken> {
  await using stack = await startStack();
  const rows: string[][] = [];
  for (const watchers of watcherCounts) {
    const delays = await measure(stack, watchers);
    const [p50, p99] = [median(delays), percentile(delays, 0.99)];
    rows.push([String(watchers), String(delays.length), p50.toFixed(0), p99.toFixed(0)]);
  }
  return {
    text: [
      `${events} events, one a request every ${pauseMs} ms, on the local stack; from the program's 202 to the frame at each watcher.`,
      "",
      textTable(["watchers", "frames", "p50 ms", "p99 ms"], rows),
    ].join("\n"),
    problems: [],
  };
}

/** Milliseconds of every event at every watcher. */
async function measure(stack: Stack, watchers: number): Promise<number[]> {
  const session = await startSession(stack);
  const acceptedAt = new Map<number, number>();
  const seenAt: Map<number, number>[] = [];
  const watching = await Promise.all(
    Array.from({ length: watchers }, () => {
      const seen = new Map<number, number>();
      seenAt.push(seen);
      return watchSession(session, seen);
    }),
  );
  try {
    // the first one starts the functions on its way
    for (let seq = 0; seq <= events; seq++) {
      const [event] = sampleEvents(1, seq + 1, Date.now() - (seq + 1) * 1700);
      await session.program.ingestEvents({ id: session.id, events: [event!] });
      acceptedAt.set(seq + 1, performance.now());
      await new Promise((resolve) => setTimeout(resolve, seq === 0 ? 2000 : pauseMs));
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
