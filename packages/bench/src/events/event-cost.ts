/** What a batch of events takes by itself: bytes as sent and as stored, and the CPU of each step. */
import { acceptEvents } from "@luna/contracts/events/accept";
import { mask } from "@luna/contracts/events/mask";
import { refuseEvents } from "@luna/contracts/events/refuse";
import { luna } from "@luna/contracts/study/luna";
import { type Chunk, chunkOf, itemOf, type NumberedEvent } from "@luna/core/event/chunk";
import { foldAll, foldMore } from "@luna/core/fold/fold";
import { sampleBatch } from "../sample-events.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";

const events = 1000;
const batchSizes = [1, 10, 50, 500];
const rounds = 40;
const sessionId = "ses_01J00000000000000000000001";
const facts = { sessionId, scenarioType: "first-time" as const, study: luna };

export async function eventCost(): Promise<Taken> {
  const rows = batchSizes.map((size) => {
    const sent = Array.from({ length: events / size }, (_, index) =>
      JSON.stringify(sampleBatch(size, index * size + 1)),
    );
    const chunks = sent.map(chunkFrom);
    const storedBytes = chunks.map(bytesOf).reduce((sum, bytes) => sum + bytes, 0);
    return [
      String(size),
      sent.reduce((sum, text) => sum + text.length, 0).toLocaleString("en"),
      storedBytes.toLocaleString("en"),
      microseconds(() => sent.forEach(checked), sent.length),
      microseconds(() => chunks.forEach(itemOf), chunks.length),
      microseconds(() => folded(chunks), chunks.length),
    ];
  });
  return {
    text: [
      `${events.toLocaleString("en")} events by the size of their batches: bytes as sent and as one item each (keys and attributes included), and the CPU of a batch: parsed, checked and masked; compressed; folded. Mean of ${rounds} rounds, in process, the CPU of this process.`,
      "",
      textTable(
        ["events a batch", "bytes sent", "bytes stored", "check µs", "compress µs", "fold µs"],
        rows,
      ),
    ].join("\n"),
    problems: [],
  };
}

function checked(text: string): NumberedEvent[] {
  const body = JSON.parse(text) as { events: NumberedEvent[] };
  if (refuseEvents(body) || !acceptEvents(body)) throw new Error("a sample is refused");
  return body.events.map((event) => ({ ...event, ...(event.data && { data: mask(event.data) }) }));
}

const chunkFrom = (text: string): Chunk => ({
  sessionId,
  source: "app",
  receivedAt: new Date().toISOString(),
  ignored: [],
  events: checked(text),
});

/** As DynamoDB counts an item: names and values. */
function bytesOf(chunk: Chunk): number {
  const item = itemOf(chunk);
  if (chunkOf(item).events.length !== chunk.events.length) throw new Error("events are lost");
  return Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + name.length + (value instanceof Uint8Array ? value.length : String(value).length),
    0,
  );
}

function folded(chunks: readonly Chunk[]): void {
  let state = foldAll(facts, chunks.slice(0, 1));
  for (const chunk of chunks.slice(1)) {
    const next = foldMore(facts, state, chunk);
    if (!next) throw new Error("a chunk does not go on where the last one ended");
    state = next;
  }
}

/** CPU time of a batch. */
function microseconds(run: () => void, batches: number): string {
  run();
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) run();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / rounds / batches).toFixed(0);
}
