/** Alerts: keys, indexes and writes. */
import { Alert } from "@luna/contracts/entities/observation";
import { and, ifAbsent, ifPresent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { isOpen } from "./alert.ts";

export const keyOf = (id: string): Key => ({ pk: `ALERT#${id}`, sk: "ALERT" });
export const groupKeyOf = (sessionId: string): string => `ALERTS#${sessionId}`;
export const alertLists = { all: "ALERT", open: "ALERT#open" } as const;

export function itemOf(alert: Alert): Item {
  const sort = `${alert.raisedAt}#${alert.id}`;
  return {
    ...alert,
    ...keyOf(alert.id),
    kind: "alert",
    alertKind: alert.kind,
    listKey: alertLists.all,
    listSort: sort,
    ...(isOpen(alert) && { statusKey: alertLists.open, statusSort: sort }),
    ...(alert.sessionId && { groupKey: groupKeyOf(alert.sessionId), groupSort: sort }),
  };
}

const attributes = Object.keys(Alert.shape);

/** An alert out of its item: the item's `kind` says that it is one, `alertKind` which. */
export const alertOf = (item: Item): Alert => ({
  ...(Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as Alert),
  kind: item.alertKind,
});

export async function get(
  ctx: Context,
  id: string,
  options: { consistent?: boolean } = {},
): Promise<Alert | undefined> {
  const item = await ctx.table.get(keyOf(id), options);
  return item && alertOf(item);
}

export const createWrite = (alert: Alert): Write & { put: Item } => ({
  put: itemOf(alert),
  if: ifAbsent,
});

export const changeWrite = (alert: Alert): Write & { put: Item } => ({
  put: itemOf({ ...alert, version: alert.version + 1 }),
  if: and(ifPresent, ifVersion(alert.version)),
});

/** Alerts of a session, newest first. */
export async function ofSession(ctx: Context, sessionId: string, limit = 100): Promise<Alert[]> {
  const page = await ctx.table.query({
    index: "group",
    partition: groupKeyOf(sessionId),
    descending: true,
    limit,
  });
  return page.items.map(alertOf);
}
