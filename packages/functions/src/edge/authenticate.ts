/** Who calls: a bearer token of ours, or one of the stage's issuer. */
import type { Actor } from "@luna/core/actor";
import type { Context } from "@luna/core/context";
import { isSigned, kindOf, verify } from "@luna/core/token/token";
import { withKeys } from "@luna/core/token/with-keys";
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
  const keys = await withKeys(ctx, (keys) => (isSigned(token, keys) ? keys : undefined));
  const actor = keys && verify(token, { keys, stage: ctx.settings.stage, now: ctx.now() });
  if (!actor) throw unauthenticated();
  return actor;
}
