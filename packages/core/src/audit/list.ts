import type { AuditEntry } from "@luna/contracts/entities/record";
import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { listPage } from "../list/page.ts";

/** Who read or changed which person's data, newest first. */
export function list(
  ctx: Context,
  input: RouteInput<"listAudit">,
): Promise<RouteAnswer<"listAudit">> {
  return listPage(
    ctx,
    input,
    "listAudit",
    { index: "list", partition: "AUDIT", descending: true },
    (item): AuditEntry | undefined => {
      if (input.resource !== undefined && item.resource !== input.resource) return undefined;
      if (input.actor !== undefined && item.actor !== input.actor) return undefined;
      const { at, actor, action, resource, requestId, number, previousHash, hash } = item;
      const link = hash && { number, previousHash, hash };
      return { at, actor, action, resource, requestId, ...link };
    },
  );
}
