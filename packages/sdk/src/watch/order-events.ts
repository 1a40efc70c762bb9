import type { ToWatcher } from "@luna/contracts/frames/frames";

export type EventsFrame = Extract<ToWatcher, { type: "events" }>;

interface Source {
  /** Every number up to here was shown or is in `missing`. */
  floor: number;
  /** Numbers below the floor that never came; one that comes after all is still shown. */
  missing: Set<number>;
  /** Frames that begin beyond a gap. */
  held: EventsFrame[];
}

const most = { held: 500, missing: 10_000 };

export interface EventOrder {
  /** Frames that can be shown now: each event once, ascending within its source. */
  take(frame: EventsFrame): EventsFrame[];
  /** Whether something waits for a number that has not come. */
  waiting(): boolean;
  /** Gives up on missing numbers: what was held back is shown. */
  skip(): EventsFrame[];
  /** Where sources stand that have not been heard of; known ones keep their place. */
  begin(lastSeqs: Readonly<Record<string, number>>): void;
  /** The last number seen of each source, as `after` of the next subscription. */
  seen(): Record<string, number>;
}

/**
 * Puts overlapping and reordered frames in order. A source that nobody mentioned starts at
 * `unknownStart`, or with the first frame that comes of it.
 */
export function orderEvents(
  after: Readonly<Record<string, number>>,
  unknownStart: () => number | undefined,
): EventOrder {
  const sources = new Map<string, Source>();
  const begin: EventOrder["begin"] = (lastSeqs) => {
    for (const [name, floor] of Object.entries(lastSeqs))
      if (!sources.has(name)) sources.set(name, { floor, missing: new Set(), held: [] });
  };
  begin(after);

  function show(source: Source, frame: EventsFrame): EventsFrame[] {
    const fresh = new Map<number, EventsFrame["events"][number]>();
    for (const event of frame.events)
      if (event.seq > source.floor || source.missing.has(event.seq)) fresh.set(event.seq, event);
    for (let seq = source.floor + 1; seq <= frame.to; seq++) {
      if (!fresh.has(seq) && source.missing.size < most.missing) source.missing.add(seq);
    }
    for (const seq of fresh.keys()) source.missing.delete(seq);
    source.floor = Math.max(source.floor, frame.to);
    const events = [...fresh.values()].sort((a, b) => a.seq - b.seq);
    if (events.length === 0) return [];
    return [{ ...frame, from: events[0]!.seq, to: events.at(-1)!.seq, events }];
  }

  function drain(source: Source): EventsFrame[] {
    const shown: EventsFrame[] = [];
    while (source.held[0] && source.held[0].from <= source.floor + 1)
      shown.push(...show(source, source.held.shift()!));
    return shown;
  }

  function skipIn(source: Source): EventsFrame[] {
    const shown: EventsFrame[] = [];
    while (source.held[0]) {
      // An empty frame up to the gap's end marks its numbers as missing.
      show(source, { ...source.held[0], events: [], to: source.held[0].from - 1 });
      shown.push(...drain(source));
    }
    return shown;
  }

  return {
    take(frame) {
      if (!sources.has(frame.source))
        begin({ [frame.source]: unknownStart() ?? Math.max(0, frame.from - 1) });
      const source = sources.get(frame.source)!;
      if (frame.from <= source.floor + 1) return [...show(source, frame), ...drain(source)];
      source.held.push(frame);
      source.held.sort((a, b) => a.from - b.from);
      return source.held.length > most.held ? skipIn(source) : [];
    },
    waiting: () => [...sources.values()].some(({ held }) => held.length > 0),
    skip: () => [...sources.values()].flatMap(skipIn),
    begin,
    seen: () => Object.fromEntries([...sources].map(([name, { floor }]) => [name, floor])),
  };
}
