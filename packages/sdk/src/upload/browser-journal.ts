import type { UploadJournal } from "./journal.ts";

const store = "entries";

/** A journal in the browser's IndexedDB, one for all pages of an origin. */
export function browserJournal(name = "luna-uploads"): UploadJournal {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }).catch((error: unknown) => {
      opening = undefined; // the next call tries again
      throw error;
    });
    return opening;
  };
  /** Resolves once the transaction has ended: what it wrote is there. */
  async function run<T>(
    mode: IDBTransactionMode,
    act: (entries: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open();
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("the journal is full"));
      transaction.onerror = () => reject(transaction.error);
    });
  }
  return {
    get: (key) => run("readonly", (entries) => entries.get(key)),
    set: async (key, value) => {
      await run("readwrite", (entries) => entries.put(value, key));
    },
    delete: async (key) => {
      await run("readwrite", (entries) => entries.delete(key));
    },
    keys: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      return (await run("readonly", (entries) => entries.getAllKeys(range))) as string[];
    },
  };
}
