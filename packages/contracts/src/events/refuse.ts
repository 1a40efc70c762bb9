/** What is refused before a schema is looked at: too much, and event types that nobody knows. */
import type { ErrorCode } from "../errors.ts";
import { eventLimits } from "./event.ts";
import { eventTypes } from "./event-types.ts";

export interface Refusal {
  code: ErrorCode;
  detail: string;
  /** RFC 6901, into the body. */
  pointer?: string;
}

/** Bytes as JSON, however deep it is nested: `JSON.stringify` fails from some thousand levels on. */
function sizeOf(value: unknown): number {
  let bytes = 0;
  const left = [value];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each !== "object" || each === null) {
      bytes += bytesOf(each);
      continue;
    }
    const held = Object.values(each);
    bytes += 2 + Math.max(0, held.length - 1);
    if (!Array.isArray(each)) for (const name of Object.keys(each)) bytes += bytesOf(name) + 1;
    for (const one of held) left.push(one);
  }
  return bytes;
}

const bytesOf = (plain: unknown): number => new TextEncoder().encode(JSON.stringify(plain)).length;

/** A letter takes at most six bytes (`\\u001f`), a number or a word 25. */
const [letterBytes, plainBytes] = [6, 25];
const deepest = 8;

/** No fewer bytes than `sizeOf` finds, and told far sooner; infinite for what is nested deeply. */
function mostBytes(value: unknown, depth = 0): number {
  if (typeof value === "string") return value.length * letterBytes + 2;
  if (typeof value !== "object" || value === null) return plainBytes;
  if (depth === deepest) return Number.POSITIVE_INFINITY;
  let bytes = 2;
  if (Array.isArray(value)) for (const each of value) bytes += mostBytes(each, depth + 1) + 1;
  else
    for (const name in value)
      bytes +=
        name.length * letterBytes +
        4 +
        mostBytes((value as Record<string, unknown>)[name], depth + 1);
  return bytes;
}

const isOver = (limitBytes: number, value: unknown): boolean =>
  mostBytes(value) > limitBytes && sizeOf(value) > limitBytes;

/** Looks at the body of an ingest request, or a frame of events. */
export function refuseEvents(body: unknown): Refusal | undefined {
  const batch = (body as { events?: unknown } | null | undefined)?.events;
  const events: unknown[] = Array.isArray(batch) ? batch : [body];
  if (events.length > eventLimits.eventsPerRequest)
    return {
      code: "too_large",
      detail: `A request takes at most ${eventLimits.eventsPerRequest} events.`,
    };
  for (const [index, event] of events.entries()) {
    const pointer = Array.isArray(batch) ? `/events/${index}` : "";
    if (isOver(eventLimits.bytesPerEvent, event ?? null))
      return {
        code: "too_large",
        detail: `An event takes at most ${eventLimits.bytesPerEvent / 1024} KB.`,
        pointer,
      };
    const type = (event as { type?: unknown } | null | undefined)?.type;
    if (typeof type === "string" && !Object.hasOwn(eventTypes, type))
      return {
        code: "unknown_event_type",
        detail: "There is no event of this type.",
        pointer: `${pointer}/type`,
      };
  }
  return undefined;
}
