import type { RouteInput } from "@luna/contracts/routes/table";
import { actorName } from "../actor.ts";
import { type Context, instant } from "../context.ts";
import { AppError, notFound } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { isOpen } from "./alert.ts";
import * as Store from "./store.ts";

const tries = 6;

/** Says that somebody has seen an alert; again: unchanged. @throws AppError `stale` by `If-Match` */
export async function acknowledge(ctx: Context, { id }: RouteInput<"acknowledgeAlert">) {
  for (let attempt = 0; attempt < tries; attempt++) {
    const alert = await Store.get(ctx, id, { consistent: true });
    if (!alert) throw notFound("alert");
    requireVersion(ctx, alert.version, "alert");
    if (!isOpen(alert)) return { alert };
    const write = Store.changeWrite({
      ...alert,
      acknowledgedAt: instant(ctx),
      acknowledgedBy: ctx.actor.kind === "staff" ? ctx.actor.id : actorName(ctx.actor),
    });
    if (await ctx.table.put(write.put, write.if)) return { alert: Store.alertOf(write.put) };
  }
  throw new AppError("concurrent_change", "The alert is being counted up.");
}
