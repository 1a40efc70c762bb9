/** Random schedules of a program that sends its events over a bad network to functions that crash. */
import type { SentEvent } from "@luna/contracts/events/event";
import type { Table } from "../../aws/table.ts";
import { randomOf } from "../../struggle/labelled/random.ts";
import type { TestContext } from "../../testing/context.ts";
import { program } from "../../testing/session.ts";

/** A way to take numbered events: what is judged. It resolves once they are acknowledged. */
export type Take = (
  ctx: TestContext,
  sessionId: string,
  events: NumberedEvents,
) => Promise<unknown>;
export type NumberedEvents = (SentEvent & { seq: number })[];

/** What a function does in the middle of a request. */
type Fault = "none" | "crash-before-write" | "crash-after-write" | "lost-answer" | "failed-read";
const faults: Fault[] = [
  "none",
  "none",
  "none",
  "crash-before-write",
  "crash-after-write",
  "lost-answer",
  "failed-read",
];

const instances = 3;
const mostAtOnce = 3;

export interface Played {
  count: number;
  /** Faults that struck, by kind. */
  struck: Record<string, number>;
}

/** Sends 1 to `count` in overlapping, re-cut, reordered and parallel batches until all are acknowledged. */
export async function play(
  ctx: TestContext,
  sessionId: string,
  seed: number,
  take: Take,
): Promise<Played> {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const count = 4 + below(12);
  const acknowledged = new Set<number>();
  const struck: Record<string, number> = {};
  const strike = (fault: Fault) => {
    struck[fault] = (struck[fault] ?? 0) + 1;
  };
  // each warm function remembers for itself; now and then one is replaced by a cold one
  const warm = Array.from({ length: instances }, () => startInstance(ctx, sessionId, strike));
  const idle = () => {
    const from = below(instances);
    const index = warm.findIndex(({ busy }, at) => !busy && at >= from);
    const at = index >= 0 ? index : warm.findIndex(({ busy }) => !busy);
    if (below(8) === 0) warm[at] = startInstance(ctx, sessionId, strike);
    return warm[at]!;
  };
  const firstOpen = () => {
    let seq = 1;
    while (acknowledged.has(seq)) seq++;
    return seq;
  };
  const send = async (fault: Fault, from: number, to: number) => {
    const instance = idle();
    Object.assign(instance, { busy: true, fault });
    const batch = events(from, to);
    if (below(4) === 0) batch.splice(below(batch.length), batch.length > 1 ? 1 : 0);
    try {
      await take(instance.ctx, sessionId, batch);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      return;
    } finally {
      instance.busy = false;
    }
    if (fault === "lost-answer") strike(fault);
    else for (const { seq } of batch) acknowledged.add(seq);
  };
  for (let step = 4 + below(8); step > 0; step--) {
    const atOnce = 1 + below(mostAtOnce);
    await Promise.all(
      Array.from({ length: atOnce }, () => {
        const start = below(3) === 0 ? 1 + below(count) : Math.min(count, firstOpen() + below(3));
        return send(faults[below(faults.length)]!, start, Math.min(count, start + below(6)));
      }),
    );
  }
  while (acknowledged.size < count) {
    const from = firstOpen();
    await send("none", from, Math.min(count, from + below(6)));
  }
  return { count, struck };
}

class Crash extends Error {}

const startedAt = Date.parse("2026-11-23T09:00:00Z");

function events(from: number, to: number): NumberedEvents {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    type: "click",
    at: new Date(startedAt + (from + index) * 1000).toISOString(),
    target: `button-${from + index}`,
  }));
}

/** One function: it works on one request at a time, and the fault of that request strikes it. */
interface Instance {
  ctx: TestContext;
  fault: Fault;
  busy: boolean;
}

/** The same table, a memory of its own. */
function startInstance(
  ctx: TestContext,
  sessionId: string,
  strike: (fault: Fault) => void,
): Instance {
  const { put, transact, get } = ctx.table;
  const crashIf = (fault: Fault) => {
    if (instance.fault !== fault) return;
    strike(fault);
    throw new Crash();
  };
  const write =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      crashIf("crash-before-write");
      const result = await act(...args);
      crashIf("crash-after-write");
      return result;
    };
  const table: Table = {
    ...ctx.table,
    put: write(put),
    transact: write(transact),
    async get(...args) {
      crashIf("failed-read");
      return get(...args);
    },
  };
  const own = ctx.as(program({ id: sessionId }));
  const instance: Instance = { ctx: { ...own, table }, fault: "none", busy: false };
  return instance;
}
