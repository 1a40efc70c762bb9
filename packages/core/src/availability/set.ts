import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { reply } from "../reply.ts";
import { upcoming } from "../session/upcoming.ts";
import { isOpen } from "./opening.ts";
import * as Store from "./store.ts";

/** Sets opening hours; bookings stay, and those that no longer fit are told. */
export async function set(ctx: Context, availability: RouteInput<"setAvailability">) {
  const { version } = await Store.read(ctx, { consistent: true });
  requireVersion(ctx, version, "availability");
  if (!(await Store.write(ctx, availability, version)))
    throw new AppError("concurrent_change", "Somebody else is setting the opening hours.");
  const noLongerFit: string[] = [];
  for await (const session of upcoming(ctx)) {
    const from = Date.parse(session.scheduledAt!);
    if (!isOpen(availability, { from, to: from + session.durationMinutes * 60_000 }))
      noLongerFit.push(session.id);
  }
  return reply(200, { availability, noLongerFit }, { etag: `"${version + 1}"` });
}
