/** How long after its acceptance a crash is an alert with those who follow the room of alerts. */
import { watch } from "@luna/sdk";
import { startSession } from "../stack/start-session.ts";
import { startStack } from "../stack/start-stack.ts";
import { median, percentile } from "../statistics.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";

const sessions = 10;
/** Of one session: each counts its one alert up. */
const crashes = 10;
const pauseMs = 200;
const patienceMs = 30_000;
const mostMs = 1000;

export async function alerts(): Promise<Taken> {
  await using stack = await startStack();
  const seenAt = new Map<string, number>();
  const started = await Promise.all(
    Array.from({ length: sessions + 1 }, () => startSession(stack)),
  );
  const watching = await new Promise<{ close(): void }>((resolve, reject) => {
    const room = watch({
      client: started[0]!.observer,
      room: "alerts",
      onFrame(frame) {
        if (frame.type !== "alert" || frame.alert.kind !== "critical_failure") return;
        for (let count = 1; count <= frame.alert.count; count++) {
          const name = `${frame.alert.sessionId} ${count}`;
          if (!seenAt.has(name)) seenAt.set(name, performance.now());
        }
      },
      onState(state, error) {
        if (state === "live") resolve(room);
        if (state === "closed") reject(error ?? new Error("the room was closed"));
      },
    });
  });
  const acceptedAt = new Map<string, number>();
  try {
    for (const [index, session] of started.entries())
      for (let seq = 1; seq <= crashes; seq++) {
        const at = new Date().toISOString();
        await session.program.ingestEvents({
          id: session.id,
          events: [{ seq, type: "crash", at }],
        });
        // the first session starts the functions on the way
        if (index > 0) acceptedAt.set(`${session.id} ${seq}`, performance.now());
        await new Promise((resolve) => setTimeout(resolve, index + seq === 1 ? 2000 : pauseMs));
      }
    const end = performance.now() + patienceMs;
    while ([...acceptedAt.keys()].some((name) => !seenAt.has(name))) {
      if (performance.now() > end) throw new Error("not every crash became an alert");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    watching.close();
  }
  const delays = [...acceptedAt].map(([name, at]) => seenAt.get(name)! - at);
  return {
    text: [
      `${sessions} sessions with ${crashes} crashes each, one every ${pauseMs} ms, on the local stack; from the program's 202 to the alert frame, over the stream to \`project\`, its transaction, the stream to \`live\` and the WebSocket.`,
      "",
      textTable(
        ["alerts", "p50 ms", "p99 ms"],
        [
          [
            String(delays.length),
            median(delays).toFixed(0),
            atMost(percentile(delays, 0.99), mostMs, 0),
          ],
        ],
      ),
    ].join("\n"),
    problems: [],
  };
}
