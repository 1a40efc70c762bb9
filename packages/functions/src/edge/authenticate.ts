/** Who calls: a bearer token of ours, or one of the stage's issuer. */
import type { Actor } from "@luna/core/actor";
import type { Context } from "@luna/core/context";
import { kindOf, verify } from "@luna/core/token/token";
import { unauthenticated } from "./unauthenticated.ts";

/** The actor of an `Authorization` header; public without one. @throws AppError `unauthenticated` */
export async function authenticate(
  ctx: Context,
  authorization: string | undefined,
): Promise<Actor> {
  if (authorization === undefined) return { kind: "public" };
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim())?.[1];
  if (!token) throw unauthenticated();
  if (!kindOf(token)) {
    // loaded for staff alone: the requests of participants and tested programs start without it
    const { staffOf } = await import("./authenticate-staff.ts");
    return staffOf(token, ctx.now());
  }
  const actor = verify(token, {
    keys: await ctx.keys(),
    stage: ctx.settings.stage,
    now: ctx.now(),
  });
  if (!actor) throw unauthenticated();
  return actor;
}
