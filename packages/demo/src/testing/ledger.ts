/** What a stack has acknowledged: each of it has to be there after the stack was killed. */
import type { Program } from "@luna/sdk";

export interface Ledger {
  /** Addresses by the id of the participant. */
  participants: Map<string, string>;
  /** Sessions that have begun, with the program that sends their events. */
  sessions: Map<string, { source: string; program: Program }>;
  /** Uploads that were told to be complete, by the file's id. */
  files: Map<string, Uint8Array>;
}

export const emptyLedger = (): Ledger => ({
  participants: new Map(),
  sessions: new Map(),
  files: new Map(),
});
