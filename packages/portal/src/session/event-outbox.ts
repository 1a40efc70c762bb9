import { type Client, type CommandOutcome, ConnectionError, isApiError } from "@luna/sdk";
import { keep, kept } from "../page/kept.ts";
import type { TaskEvent } from "./task-state.ts";

/** How something went that the team asked of this page. */
export interface OutcomeEvent {
  type: "custom";
  data: CommandOutcome;
}
type PageEvent = TaskEvent | OutcomeEvent;

interface Waiting {
  /** Makes a repeat harmless: the service numbers what the portal sends, and knows the key. */
  key: string;
  event: PageEvent & { at: string };
}

export interface Outbox {
  add(event: PageEvent): void;
  /** How many wait; keeps its identity for React. */
  waiting(): number;
  subscribe(listener: () => void): () => void;
  /** Resolves when nothing waits, or after `ms`; true in the first case. */
  flush(ms: number): Promise<boolean>;
  close(): void;
}

const firstWaitMs = 1000;
const longestWaitMs = 15_000;

/**
 * What a participant does in a session, sent one by one and in order. It waits on this device, so that a
 * lost network or a reload loses nothing and sends nothing twice.
 */
export function createOutbox(client: Client, sessionId: string): Outbox {
  const storageKey = `luna.outbox.${sessionId}`;
  const listeners = new Set<() => void>();
  let queue = kept<Waiting[]>("device", storageKey) ?? [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = firstWaitMs;
  let sending = false;
  let closed = false;

  function change(next: Waiting[]): void {
    queue = next;
    keep("device", storageKey, next.length > 0 ? next : undefined);
    for (const listener of listeners) listener();
  }

  async function send(): Promise<void> {
    if (sending || closed) return;
    sending = true;
    clearTimeout(timer);
    try {
      for (let first = queue[0]; first && !closed; first = queue[0]) {
        const { key, event } = first;
        await client.ingestEvents(
          // The same bytes with every attempt, as the key demands.
          { id: sessionId, ...event },
          { idempotencyKey: key, attempts: 1 },
        );
        change(queue.slice(1));
        waitMs = firstWaitMs;
      }
    } catch (error) {
      if (mayPass(error)) retryLater();
      else {
        // The session is over, or never was: the service takes none of it.
        change(queue.slice(1));
        retryLater();
      }
    } finally {
      sending = false;
    }
  }

  function retryLater(): void {
    timer = setTimeout(send, waitMs);
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }

  const now = () => void send();
  addEventListener("online", now);
  now();

  return {
    add(event) {
      change([
        ...queue,
        { key: crypto.randomUUID(), event: { ...event, at: new Date().toISOString() } },
      ]);
      now();
    },
    waiting: () => queue.length,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush(ms) {
      if (queue.length === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (empty: boolean) => {
          clearTimeout(limit);
          listeners.delete(check);
          resolve(empty);
        };
        const check = () => queue.length === 0 && end(true);
        const limit = setTimeout(() => end(false), ms);
        listeners.add(check);
      });
    },
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener("online", now);
    },
  };
}

function mayPass(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  return !isApiError(error) || error.status >= 500 || [401, 409, 429].includes(error.status);
}
