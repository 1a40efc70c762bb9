import type { Allow } from "@luna/contracts/routes/route";
import { allRoutes, type RouteAnswer } from "@luna/contracts/routes/table";
import { type Actor, isStaff } from "../actor.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import * as Participant from "../participant/store.ts";
import { mayBookByLink } from "../session/require-booker.ts";
import * as Staff from "../staff/store.ts";

/** Who the caller is; staff are remembered here, since this is what a sign-in asks first. */
export async function readMe(ctx: Context): Promise<RouteAnswer<"readMe">> {
  const { actor } = ctx;
  const permissions = permissionsOf(actor);
  if (actor.kind === "staff") {
    const { role, id, name, preferences } = await Staff.remember(ctx);
    return { role, id, name, permissions, preferences };
  }
  if (actor.kind === "client")
    return {
      role: "client",
      id: actor.sessionId,
      name: actor.source,
      permissions,
      sessionId: actor.sessionId,
    };
  const participant =
    actor.kind === "participant" ? await Participant.get(ctx, actor.id) : undefined;
  if (actor.kind !== "participant" || !participant) throw notFound("participant");
  const { sessionId } = actor;
  return {
    role: "participant",
    id: actor.id,
    name: participant.firstName,
    permissions: sessionId ? await byLink(ctx, sessionId, permissions) : permissions,
    ...(sessionId && { sessionId }),
  };
}

/** What is left of these for the token of a session's mail. */
async function byLink(ctx: Context, sessionId: string, permissions: string[]): Promise<string[]> {
  const refused = new Set(allRoutes.filter(({ notByLink }) => notByLink).map(({ id }) => id));
  if (!(await mayBookByLink(ctx, sessionId))) refused.add("createSession");
  return permissions.filter((id) => !refused.has(id));
}

/** Ids of the operations that a caller of this kind may call. */
function permissionsOf(actor: Actor): string[] {
  const kinds: Allow[] = [
    "public",
    ...(actor.kind === "participant" ? (["self"] as const) : []),
    ...(actor.kind === "client" ? (["client"] as const) : []),
    ...(["observer", "researcher", "admin"] as const).filter((role) => isStaff(actor, role)),
  ];
  return allRoutes
    .filter(({ allow }) => allow.some((each) => kinds.includes(each)))
    .map(({ id }) => id);
}
