/**
 * What an upload remembers beyond a reload or a crash: small entries and the bytes of a recording
 * that have not been sent. Values are whatever structured cloning takes.
 */
export interface UploadJournal {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Keys that begin with `prefix`, in order. */
  keys(prefix: string): Promise<string[]>;
}

/** Lasts as long as the page or the process. */
export function memoryJournal(): UploadJournal {
  const entries = new Map<string, unknown>();
  return {
    get: async (key) => entries.get(key),
    set: async (key, value) => {
      entries.set(key, value);
    },
    delete: async (key) => {
      entries.delete(key);
    },
    keys: async (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}

/** What uploads use that were given none: enough to go on within the same page or process. */
export const sharedJournal = memoryJournal();
