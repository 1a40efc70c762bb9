/** What a warm function remembers between calls: always less than the table knows, never decisive for a refusal. */
import type { SequenceRanges } from "@luna/contracts/events/event";
import type { Table } from "../aws/table.ts";
import type { SessionState } from "./admission.ts";

const stateSeconds = 5;
const mostEntries = 2000;

export interface SourceMemory {
  ranges: SequenceRanges;
  /** Smallest receivedAt − sentAt, milliseconds. */
  correctionMs?: number | undefined;
}

export interface Warm {
  stateOf(sessionId: string, now: number): SessionState | undefined;
  rememberState(state: SessionState, now: number): void;
  forgetState(sessionId: string): void;
  sourceOf(sessionId: string, source: string): SourceMemory | undefined;
  rememberSource(sessionId: string, source: string, memory: SourceMemory): void;
}

const memories = new WeakMap<Table, Warm>();

/** The memory that belongs to a connection to the table. */
export function warmOf(table: Table): Warm {
  let warm = memories.get(table);
  if (!warm) {
    warm = createWarm();
    memories.set(table, warm);
  }
  return warm;
}

function createWarm(): Warm {
  const states = new Map<string, { state: SessionState; until: number }>();
  const sources = new Map<string, SourceMemory>();
  return {
    stateOf(sessionId, now) {
      const known = states.get(sessionId);
      return known && known.until > now ? known.state : undefined;
    },
    rememberState: (state, now) =>
      remember(states, state.id, { state, until: now + stateSeconds * 1000 }),
    forgetState: (sessionId) => void states.delete(sessionId),
    sourceOf: (sessionId, source) => sources.get(`${sessionId}#${source}`),
    rememberSource: (sessionId, source, memory) =>
      remember(sources, `${sessionId}#${source}`, memory),
  };
}

/** The oldest entry makes place for a new one. */
function remember<T>(entries: Map<string, T>, key: string, value: T): void {
  entries.delete(key);
  entries.set(key, value);
  const oldest = entries.keys().next();
  if (entries.size > mostEntries && !oldest.done) entries.delete(oldest.value);
}
