import type { RouteInput } from "@luna/contracts/routes/table";
import type { Query } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { listPage } from "../list/page.ts";
import { isOpen } from "./alert.ts";
import { alertLists, alertOf, groupKeyOf } from "./store.ts";

/** Alerts, newest first; open ones or those of one session by their index. */
export function list(ctx: Context, input: RouteInput<"listAlerts">) {
  const query: Omit<Query, "limit" | "startAfter"> = input.sessionId
    ? { index: "group", partition: groupKeyOf(input.sessionId), descending: true }
    : input.open === "true"
      ? { index: "status", partition: alertLists.open, descending: true }
      : { index: "list", partition: alertLists.all, descending: true };
  return listPage(ctx, input, "listAlerts", query, (item) => {
    const alert = alertOf(item);
    return input.open === undefined || isOpen(alert) === (input.open === "true")
      ? alert
      : undefined;
  });
}
