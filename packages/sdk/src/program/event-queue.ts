import type { SentEvent } from "@luna/contracts/events/event";

export type NumberedEvent = SentEvent & { seq: number };

/** Where events wait until the service has acknowledged them, ascending by number. */
export interface EventQueue {
  append(events: readonly NumberedEvent[]): Promise<void>;
  /** The first events, as many as both limits allow but at least one if there is any. */
  first(limit: { events: number; bytes: number }): Promise<NumberedEvent[]>;
  /** Puts another event in the place of the one with its number. */
  replace(event: NumberedEvent): Promise<void>;
  /** Forgets every event up to this number. */
  removeThrough(seq: number): Promise<void>;
  /** What an earlier run of the program left. */
  size(): Promise<{ events: number; bytes: number }>;
  /** The highest number that it had held when it was opened; where not said, it keeps nothing. */
  readonly lastSeq?: number;
  /** Lets go of what it is kept in. */
  close?(): Promise<void>;
}

/** Bytes that an event takes in a request. */
export const bytesOf = (event: object): number =>
  new TextEncoder().encode(JSON.stringify(event)).length + 1;

/** The newest events that fit into so many bytes of a request, ascending. */
export function newestWithin(events: readonly NumberedEvent[], bytes: number): NumberedEvent[] {
  let left = bytes;
  const start = events.findLastIndex((event) => {
    left -= bytesOf(event);
    return left < 0;
  });
  return events.slice(start + 1);
}

/** Forgets everything when the program ends. */
export function memoryQueue(): EventQueue {
  let waiting: { event: NumberedEvent; bytes: number }[] = [];
  return {
    async append(events) {
      for (const event of events) waiting.push({ event, bytes: bytesOf(event) });
    },
    async first(limit) {
      let bytes = 0;
      const end = waiting.findIndex((each, at) => {
        bytes += each.bytes;
        return at >= limit.events || (at > 0 && bytes > limit.bytes);
      });
      return waiting.slice(0, end < 0 ? undefined : end).map(({ event }) => event);
    },
    async replace(event) {
      waiting = waiting.map((each) =>
        each.event.seq === event.seq ? { event, bytes: bytesOf(event) } : each,
      );
    },
    async removeThrough(seq) {
      waiting = waiting.filter(({ event }) => event.seq > seq);
    },
    async size() {
      return {
        events: waiting.length,
        bytes: waiting.reduce((sum, each) => sum + each.bytes, 0),
      };
    },
  };
}
