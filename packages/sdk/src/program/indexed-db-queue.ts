import type { NumberedEvent } from "./event-queue.ts";
import { type PersistentQueue, persistentQueue, type QueueStore } from "./persistent-queue.ts";

const names = { events: "events", marks: "marks", last: "last" } as const;

/**
 * The queue of a tested program in a browser, under a name of its own for each session and source.
 * @throws Error while another tab holds it, DOMException where IndexedDB is not to be had
 */
export async function openIndexedDbQueue(name: string): Promise<PersistentQueue> {
  const release = await hold(`luna-events-${name}`);
  try {
    const database = await open(`luna-events-${name}`);
    return await persistentQueue(storeIn(database, release));
  } catch (error) {
    release();
    throw error;
  }
}

/** Two tabs that number events of one source would overwrite each other's. */
async function hold(name: string): Promise<() => void> {
  if (!globalThis.navigator?.locks) return () => undefined;
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) throw new Error("Another tab of this browser sends the events of this session.");
        return new Promise<void>((release) => resolve(() => release()));
      })
      .catch(reject);
  });
}

function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(names.events, { keyPath: "seq" });
    opening.result.createObjectStore(names.marks);
  };
  return resultOf(opening);
}

function storeIn(database: IDBDatabase, release: () => void): QueueStore {
  const change = (write: (transaction: IDBTransaction) => void) => {
    const transaction = database.transaction([names.events, names.marks], "readwrite");
    write(transaction);
    return new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    async load() {
      const reading = database.transaction([names.events, names.marks]);
      const [events, last] = await Promise.all([
        resultOf<NumberedEvent[]>(reading.objectStore(names.events).getAll()),
        resultOf<number | undefined>(reading.objectStore(names.marks).get(names.last)),
      ]);
      return { events, lastSeq: Math.max(last ?? 0, events.at(-1)?.seq ?? 0) };
    },
    put: (events) =>
      change((transaction) => {
        for (const event of events) transaction.objectStore(names.events).put(event);
      }),
    removeThrough: (seq) =>
      change((transaction) => {
        transaction.objectStore(names.events).delete(IDBKeyRange.upperBound(seq));
        transaction.objectStore(names.marks).put(seq, names.last);
      }),
    async close() {
      database.close();
      release();
    },
  };
}

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
