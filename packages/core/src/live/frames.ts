/** Frames as they are sent: none over 32 KB. */
import type { StoredEvent } from "@luna/contracts/events/event";
import { frameLimitBytes, type ToProgram, type ToWatcher } from "@luna/contracts/frames/frames";

export type Frame = ToWatcher | ToProgram;

/** Room for what stands around the events of a frame. */
const envelopeBytes = 512;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The events of one source in as few frames as fit; `from` and `to` tell what each holds. */
export function eventFrames(
  sessionId: string,
  source: string,
  events: readonly StoredEvent[],
): ToWatcher[] {
  const groups: StoredEvent[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const bytes = bytesOf(event) + 1;
    if (size + bytes > frameLimitBytes - envelopeBytes) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(event);
    size += bytes;
  }
  return groups.map((group) => ({
    type: "events",
    sessionId,
    source,
    from: group[0]!.seq,
    to: group.at(-1)!.seq,
    events: group,
  }));
}

/** The longest start of a list with which a frame still fits. */
export function fitting<T>(items: readonly T[], frameWith: (items: T[]) => Frame): T[] {
  let count = items.length;
  while (count > 0 && bytesOf(frameWith(items.slice(0, count))) > frameLimitBytes)
    count = Math.floor(count / 2);
  return items.slice(0, count);
}

/** One frame goes to many watchers. */
const texts = new WeakMap<Frame, string>();

/** @throws Error for a frame over the limit: whoever makes frames cuts them before. */
export function textOf(frame: Frame): string {
  const known = texts.get(frame);
  if (known !== undefined) return known;
  const text = JSON.stringify(frame);
  if (Buffer.byteLength(text) > frameLimitBytes)
    throw new Error(`a ${frame.type} frame is over ${frameLimitBytes} bytes`);
  texts.set(frame, text);
  return text;
}
