import type { IngestAnswer } from "@luna/contracts/events/event";
import type { Client } from "../client/create-client.ts";
import { type ApiError, ConnectionError, isApiError, notTheService } from "../client/errors.ts";
import type { NumberedEvent } from "./event-queue.ts";

/** What became of one attempt to send a batch. */
export type Outcome =
  | { kind: "acknowledged" }
  /** Later perhaps: no connection, a limit, a session that has not started. */
  | { kind: "later"; error: Error; waitSeconds: number }
  /** The service does not take these events (by place in the batch); nothing of the batch was stored. */
  | { kind: "refused"; error: ApiError; places: number[] }
  | { kind: "too-large"; error: ApiError }
  /** Never again: the session is over, or the token is for something else. */
  | { kind: "over"; error: Error };

interface Batch {
  sessionId: string;
  source: string;
  /** The sender's clock now: it belongs to the attempt, the events to the batch. */
  sentAt: string;
  events: readonly NumberedEvent[];
}

/** Sends a batch once; never throws. */
export async function sendBatch(
  client: Client,
  { sessionId, source, sentAt, events }: Batch,
  how: { signal?: AbortSignal; keepalive?: boolean },
): Promise<Outcome> {
  try {
    const batch = { id: sessionId, source, sentAt, events: [...events] };
    const answer: unknown = await client.ingestEvents(batch, { attempts: 1, ...how });
    if (typeof (answer as Partial<IngestAnswer> | undefined)?.lastSeq !== "number")
      throw notTheService(200);
    return { kind: "acknowledged" };
  } catch (error) {
    return outcomeOf(error, typeof client.connection.token === "function");
  }
}

const worthWaiting = ["session_not_started", "request_running", "concurrent_change"] as const;

function outcomeOf(error: unknown, tokenMayChange: boolean): Outcome {
  if (!isApiError(error)) {
    const known = error instanceof Error ? error : new ConnectionError(String(error));
    return { kind: "later", error: known, waitSeconds: 0 };
  }
  const later = { kind: "later", error, waitSeconds: error.retryAfterSeconds ?? 0 } as const;
  // only the service itself can say that events are not for it
  if (!error.ofService) return later;
  if (error.status === 400) return { kind: "refused", error, places: placesIn(error) };
  if (error.status === 413) return { kind: "too-large", error };
  const mayPass =
    error.status >= 500 ||
    error.status === 429 ||
    (error.status === 401 && tokenMayChange) ||
    worthWaiting.some((code) => code === error.code);
  return mayPass ? later : { kind: "over", error };
}

/** Places of `/events/3/…` in the faults. */
function placesIn(error: ApiError): number[] {
  const places = error.errors.flatMap(({ pointer }) => {
    const place = /^\/events\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
    return place === undefined ? [] : [Number(place)];
  });
  return [...new Set(places)];
}
