/** What 1,000 events cost the function that takes them, by the capacity that DynamoDB reports. */
import { sampleEvents } from "../sample-events.ts";
import { startSession } from "../stack/start-session.ts";
import { type Stack, startStack } from "../stack/start-stack.ts";
import { clearUsage, settle, type UsageItem, usageOf } from "../stack/usage.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";

const events = 1000;
const batchSizes = [10, 50, 500];
/** For batches of 50. */
const mostWriteUnits = 45;

export async function ingest(): Promise<Taken> {
  await using stack = await startStack();
  const rows: string[][] = [];
  // the first request of a function reads what later ones remember
  await sendAll(stack, 500);
  for (const size of batchSizes) {
    const { writeUnits, readUnits, calls, folding } = await sendAll(stack, size);
    const written = size === 50 ? atMost(writeUnits, mostWriteUnits, 0) : writeUnits.toFixed(0);
    rows.push([String(size), written, readUnits.toFixed(1), calls, folding.toFixed(0)]);
  }
  return {
    text: [
      `The events function alone, ${events.toLocaleString("en")} numbered events without an idempotency key, on the local stack; last, what \`project\` writes to fold them into metrics, struggles and alerts.`,
      "",
      textTable(
        ["events a batch", "write units", "read units", "calls", "write units of the fold"],
        rows,
      ),
    ].join("\n"),
    problems: [],
  };
}

async function sendAll(stack: Stack, size: number) {
  const session = await startSession(stack);
  await settle(stack);
  await clearUsage(stack);
  for (let seq = 1; seq <= events; seq += size) {
    const sentAt = Date.now();
    const answer = await session.program.ingestEvents({
      id: session.id,
      sentAt: new Date(sentAt).toISOString(),
      // the last one has just happened
      events: sampleEvents(size, seq, sentAt - (seq + size) * 1700),
    });
    if (answer.accepted !== size)
      throw new Error(`of ${size} events ${answer.accepted} were accepted`);
  }
  await settle(stack);
  const usage = await usageOf(stack);
  const { writeUnits: folding } = sum(usage.filter(isOf("project")));
  return { ...sum(usage.filter(isOf("events"))), folding };
}

const isOf = (name: string) => (item: UsageItem) =>
  item.service === "dynamodb" && new RegExp(`(^|-)${name}$`).test(item.function);

function sum(items: UsageItem[]) {
  if (items.length === 0) throw new Error("a function called no DynamoDB");
  return {
    writeUnits: items.reduce((total, item) => total + item.writeUnits, 0),
    readUnits: items.reduce((total, item) => total + item.readUnits, 0),
    calls: items.map(({ action, count }) => `${count} ${action}`).join(", "),
  };
}
