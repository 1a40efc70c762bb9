import type { Route } from "@luna/contracts/routes/route";
import { auditChange, auditRead } from "@luna/core/audit/append";
import type { Context } from "@luna/core/context";

/** Notes that staff call a route which the audit follows: a refused call leaves its trace too. */
export async function auditCall(
  ctx: Context,
  route: Route,
  input: Record<string, unknown>,
): Promise<void> {
  const note = route.method === "GET" ? auditRead : auditChange;
  await note(ctx, { action: route.id, resource: resourceOf(route, input) });
}

/** The ids of the path, else the narrowest that the call names, else the noun of a list. */
function resourceOf({ path }: Route, input: Record<string, unknown>): string {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => input[name!]);
  const ids = named.length > 0 ? named : [input.sessionId ?? input.participantId];
  return ids.every((id) => typeof id === "string") ? ids.join("/") : path.split("/")[2]!;
}
