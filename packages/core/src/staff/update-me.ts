import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { forbidden } from "../error.ts";
import * as Store from "./store.ts";

/** Changes the caller's own preferences; what is left out stays. */
export async function updateMe(
  ctx: Context,
  input: RouteInput<"updateMe">,
): Promise<RouteAnswer<"updateMe">> {
  if (ctx.actor.kind !== "staff") throw forbidden();
  const known = await Store.remember(ctx);
  const preferences = { ...known.preferences, ...input };
  await Store.setPreferences(ctx, known.id, preferences);
  return { preferences };
}
