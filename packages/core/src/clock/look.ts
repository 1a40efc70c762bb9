/** What the clock finds, as events of the source `clock`: what nothing but the passing of time shows. */
import type { SentEvent } from "@luna/contracts/events/event";
import type { OrderedEvent } from "../event/order.ts";

export type Look =
  /** A pause or a task takes too long: the rules look at that moment. */
  | { found: "long_pause" }
  | { found: "session_extended" }
  /** Nothing heard since; `high` after 5 minutes. */
  | { found: "connection_lost"; source: string; sinceMs: number; high: boolean };

/** The event that says so, without its number. */
export function eventOf(look: Look, at: string): Omit<SentEvent, "seq"> {
  switch (look.found) {
    case "long_pause":
      return { type: "long_pause", at };
    case "session_extended":
      return { type: "custom", at, data: { name: look.found } };
    case "connection_lost":
      return {
        type: "network_changed",
        at,
        data: {
          state: look.found,
          source: look.source,
          since: new Date(look.sinceMs).toISOString(),
          high: look.high,
        },
      };
  }
}

/** What an event of the clock says. */
export function lookIn({ type, data }: Pick<OrderedEvent, "type" | "data">): Look | undefined {
  if (type === "long_pause") return { found: "long_pause" };
  if (type === "custom" && data?.name === "session_extended") return { found: "session_extended" };
  if (type !== "network_changed" || data?.state !== "connection_lost") return undefined;
  return {
    found: "connection_lost",
    source: String(data.source),
    sinceMs: Date.parse(String(data.since)),
    high: data.high === true,
  };
}
