import { type EventQueue, memoryQueue, type NumberedEvent } from "./event-queue.ts";

/** Where a queue is kept beyond the end of the program. Each call is made when the one before is done. */
export interface QueueStore {
  /** What an earlier run left, ascending, and the highest number that it had ever held. */
  load(): Promise<{ events: NumberedEvent[]; lastSeq: number }>;
  /** Adds events, or puts them in the place of those with their numbers. */
  put(events: readonly NumberedEvent[]): Promise<void>;
  /** Forgets every event up to this number, but never the number itself. */
  removeThrough(seq: number): Promise<void>;
  close(): Promise<void>;
}

export interface PersistentQueue extends EventQueue {
  lastSeq: number;
  close(): Promise<void>;
}

/**
 * A queue that survives the program. What waits is in memory too, so that a page that goes can still
 * send it; should the store fail, that alone is left, and the failure is thrown for the program's
 * `onProblem`.
 */
export async function persistentQueue(store: QueueStore): Promise<PersistentQueue> {
  const memory = memoryQueue();
  const { events, lastSeq } = await store.load();
  await memory.append(events);
  return {
    lastSeq,
    first: memory.first,
    size: memory.size,
    async append(added) {
      await memory.append(added);
      await store.put(added);
    },
    async replace(event) {
      await memory.replace(event);
      await store.put([event]);
    },
    async removeThrough(seq) {
      await memory.removeThrough(seq);
      await store.removeThrough(seq);
    },
    close: () => store.close(),
  };
}
