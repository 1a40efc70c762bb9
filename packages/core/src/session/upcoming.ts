import { type Context, instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import type { StoredSession } from "./session.ts";
import { sessionLists, sessionOf } from "./store.ts";

/** Sessions that are booked and still to come: those not confirmed first, each kind in order of time. */
export async function* upcoming(ctx: Context): AsyncGenerator<StoredSession> {
  for (const status of ["scheduled", "confirmed"])
    for await (const item of everyItem(ctx, {
      index: "status",
      partition: sessionLists.status(status),
      sort: { atLeast: instant(ctx) },
    }))
      yield sessionOf(item);
}
