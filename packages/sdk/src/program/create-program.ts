import { eventLimits, type SentEvent } from "@luna/contracts/events/event";
import { classOf, programExit } from "@luna/contracts/events/event-types";
import { backOffMs, pause } from "../client/back-off.ts";
import { letExit } from "../client/let-exit.ts";
import { bytesOf, memoryQueue, type NumberedEvent, newestWithin } from "./event-queue.ts";
import { listen } from "./listen.ts";
import { onPageHide } from "./on-page-hide.ts";
import { prepare } from "./prepare.ts";
import type { Program, ProgramOptions, TrackedEvent } from "./program.ts";
import { type Outcome, sendBatch } from "./send-batch.ts";

const waits = { baseMs: 500, capMs: 60_000 };
/** What browsers let a page send while it goes. */
const keepaliveBytes = 56 * 1024;
/** What `close` keeps of its time for the store. */
const mostForStoreMs = 1000;
/** Leaves room for what surrounds the events of a request. */
const batchBytes = eventLimits.bytesPerRequest - 4096;

/**
 * The tested program's sender. Events are numbered when tracked and sent in batches, one at a time and
 * unchanged until acknowledged, so that nothing is lost or counted twice. Nothing here throws into the
 * program; what goes wrong is told to `onProblem`.
 */
export function createProgram(options: ProgramOptions): Program {
  const queue = options.queue ?? memoryQueue();
  const now = options.now ?? Date.now;
  const batchEvents = Math.min(options.batchEvents ?? 50, eventLimits.eventsPerRequest);
  const batchAfterMs = options.batchAfterMs ?? 1000;
  const most = {
    events: options.mostPending ?? 10_000,
    bytes: options.mostPendingBytes ?? 8 << 20,
  };

  let lastSeq = Math.max(options.lastSeq, queue.lastSeq ?? 0);
  let acknowledged = options.lastSeq;
  /** Numbered, and not in the queue yet: they go there together. */
  let fresh: NumberedEvent[] = [];
  /** The latest that the queue keeps and nobody has answered, at hand when a page goes: it answers too late then. */
  let recent: NumberedEvent[] = [];
  let pending = { events: 0, bytes: 0 };
  let dropped = 0;
  let unreported = 0;
  let stopped: Error | true | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let sendAll = false;
  let wake = new AbortController();
  const ending = new AbortController();
  const waiting = new Set<() => void>();

  const problem = (error: unknown) => {
    try {
      options.onProblem?.(error instanceof Error ? error : new Error(String(error)));
    } catch {
      // The program's own listener failed; the program must not.
    }
  };

  /** Every change of the queue, one after the other; begins with what an earlier run left. */
  let changes: Promise<void> = queue.size().then((left) => {
    pending = { events: pending.events + left.events, bytes: pending.bytes + left.bytes };
    if (left.events > 0) send();
  }, problem);
  const change = (step: () => Promise<void>) => {
    changes = changes.then(step).catch(problem);
    return changes;
  };

  function track(given: TrackedEvent): boolean {
    if (stopped) return false;
    try {
      const event = prepare(given, now());
      if (!hasRoom(event)) {
        dropped += 1;
        unreported += 1;
        return false;
      }
      if (unreported > 0) {
        const count = unreported;
        unreported = 0;
        enqueue(prepare({ type: "custom", data: { name: "events_dropped", count } }, now()));
      }
      enqueue(event);
      return true;
    } catch (error) {
      problem(error);
      return false;
    }
  }

  /** Telemetry makes room for the rest: it may take half of what there is. */
  function hasRoom(event: SentEvent): boolean {
    const share = classOf(event.type) === "telemetry" ? 0.5 : 1;
    return (
      pending.events + 2 <= most.events * share &&
      pending.bytes + bytesOf(event) <= most.bytes * share
    );
  }

  function enqueue(event: SentEvent): void {
    lastSeq += 1;
    const numbered: NumberedEvent = { ...event, seq: lastSeq };
    pending = { events: pending.events + 1, bytes: pending.bytes + bytesOf(numbered) };
    fresh.push(numbered);
    if (fresh.length === 1)
      void change(async () => {
        const added = fresh;
        fresh = [];
        await queue.append(added);
        recent = [...recent, ...added].slice(-eventLimits.eventsPerRequest);
      });
    if (pending.events >= batchEvents) send();
    else timer ??= letExit(setTimeout(() => send(true), batchAfterMs));
  }

  /** Sends full batches, or everything there is. */
  function send(everything = false): void {
    sendAll ||= everything;
    if (everything) {
      clearTimeout(timer);
      timer = undefined;
    }
    if (sending) return;
    sending = true;
    void drain()
      .catch(problem)
      .finally(() => {
        sending = false;
        if (!stopped && (sendAll ? pending.events > 0 : pending.events >= batchEvents)) send();
      });
  }

  async function drain(): Promise<void> {
    let limit = batchEvents;
    while (!stopped) {
      await changes;
      const batch = await queue.first({ events: limit, bytes: batchBytes });
      if (batch.length === 0 || (batch.length < batchEvents && !sendAll && limit === batchEvents)) {
        sendAll = false;
        return;
      }
      limit = await deliver(batch, limit);
    }
  }

  function sendOnce(
    events: readonly NumberedEvent[],
    how: { signal?: AbortSignal; keepalive?: boolean },
  ): Promise<Outcome> {
    const { sessionId, source } = options;
    const sentAt = new Date(now()).toISOString();
    return sendBatch(options.client, { sessionId, source, sentAt, events }, how);
  }

  /** Until the batch is acknowledged or taken apart. Returns how many events the next one may have. */
  async function deliver(batch: NumberedEvent[], limit: number): Promise<number> {
    for (let attempt = 0; !stopped; attempt++) {
      const outcome = await sendOnce(batch, { signal: ending.signal });
      if (outcome.kind === "acknowledged") {
        await settle(batch);
        return Math.min(limit * 2, batchEvents);
      }
      if (!ending.signal.aborted) problem(outcome.error);
      if (outcome.kind === "over") stop(outcome.error);
      else if (outcome.kind !== "later") return takeApart(batch, outcome, limit);
      else {
        wake = new AbortController();
        const retry = AbortSignal.any([wake.signal, ending.signal]);
        const waitMs = outcome.waitSeconds * 1000 + backOffMs(attempt, waits);
        await pause(waitMs, retry, { background: true });
      }
    }
    return limit;
  }

  async function takeApart(
    batch: NumberedEvent[],
    outcome: Extract<Outcome, { kind: "refused" | "too-large" }>,
    limit: number,
  ): Promise<number> {
    const alone = batch.length === 1 ? [0] : [];
    const bad = outcome.kind === "refused" && outcome.places.length > 0 ? outcome.places : alone;
    if (bad.length === 0) return Math.max(1, Math.floor(batch.length / 2));
    for (const place of bad) {
      const event = batch[place];
      if (!event) continue;
      if (!isStandIn(event)) {
        // Its number must be taken by something, or the service would see a gap for ever.
        await change(() => queue.replace(standIn(event)));
      } else if (batch.length === 1) await settle(batch);
      else return 1;
    }
    return limit;
  }

  async function settle(batch: NumberedEvent[]): Promise<void> {
    const seq = batch.at(-1)!.seq;
    await change(() => queue.removeThrough(seq));
    pending = {
      events: pending.events - batch.length,
      bytes: pending.bytes - batch.reduce((sum, event) => sum + bytesOf(event), 0),
    };
    acknowledged = Math.max(acknowledged, seq);
    recent = recent.filter((event) => event.seq > seq);
    for (const check of [...waiting]) check();
  }

  function stop(reason: Error | true): void {
    stopped ??= reason;
    clearTimeout(timer);
    ending.abort();
    socket?.close();
    for (const check of [...waiting]) check();
  }

  function flush(timeoutMs = 10_000): Promise<boolean> {
    const through = lastSeq;
    const done = () => acknowledged >= through;
    if (done()) return Promise.resolve(true);
    if (stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const check = () => {
        if (!done() && !stopped) return;
        clearTimeout(limit);
        waiting.delete(check);
        resolve(done());
      };
      const limit = setTimeout(() => {
        waiting.delete(check);
        resolve(done());
      }, timeoutMs);
      waiting.add(check);
      wake.abort(); // a wait between attempts ends now
      send(true);
    });
  }

  /** A page that goes hears no answer any more: the latest are sent once besides, before it has gone. */
  const forgetPage = onPageHide((goes) => {
    if (goes) track(exitEvent);
    // A number that a kept queue does not know yet would be given again by the next page.
    const atHand = queue.lastSeq === undefined ? [...recent, ...fresh] : recent;
    const events = newestWithin(atHand, keepaliveBytes);
    if (events.length > 0 && !stopped) void sendOnce(events, { keepalive: true });
  });

  const socket = options.socket === false ? undefined : listen(options, track, problem);

  return {
    track,
    flush,
    async close(timeoutMs = 10_000) {
      const end = performance.now() + timeoutMs;
      forgetPage();
      track(exitEvent);
      const complete = await flush(timeoutMs - Math.min(timeoutMs / 5, mostForStoreMs));
      stop(true);
      // a store that hangs must not keep the program from ending
      const closed = changes.then(() => queue.close?.()).catch(problem);
      const left = new AbortController();
      await Promise.race([closed, pause(end - performance.now(), left.signal)]);
      left.abort();
      return complete;
    },
    status: () => ({
      pending: pending.events,
      acknowledged,
      dropped,
      ...(stopped instanceof Error && { stoppedBy: stopped }),
    }),
  };
}

/** Silence after it is no lost connection. */
const exitEvent: TrackedEvent = { type: "custom", data: { name: programExit } };

const refusedName = "event_refused";

const standIn = ({ seq, at, type }: NumberedEvent): NumberedEvent => ({
  seq,
  at,
  type: "custom",
  data: { name: refusedName, type },
});

const isStandIn = (event: NumberedEvent) =>
  event.type === "custom" && event.data?.name === refusedName;
