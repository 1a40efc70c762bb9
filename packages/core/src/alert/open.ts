import type { Alert } from "@luna/contracts/entities/observation";
import type { Context } from "../context.ts";
import { alertLists, alertOf } from "./store.ts";

const mostShown = 100;

/** Alerts that nobody has acknowledged, newest first, at most 100. */
export async function openAlerts(ctx: Context): Promise<Alert[]> {
  const { items } = await ctx.table.query({
    index: "status",
    partition: alertLists.open,
    descending: true,
    limit: mostShown,
  });
  return items.map(alertOf);
}
