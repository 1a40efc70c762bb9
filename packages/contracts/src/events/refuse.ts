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

const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

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
    if (sizeOf(event ?? null) > eventLimits.bytesPerEvent)
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
