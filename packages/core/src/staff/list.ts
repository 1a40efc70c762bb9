import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { isStaff } from "../actor.ts";
import type { Context } from "../context.ts";
import * as Store from "./store.ts";

/** Staff who have signed in; their addresses are for researchers and admins. */
export function list(
  ctx: Context,
  input: RouteInput<"listStaff">,
): Promise<RouteAnswer<"listStaff">> {
  const withEmail = isStaff(ctx.actor, "researcher");
  return Store.list(ctx, input, ({ email, ...staff }) => ({
    ...staff,
    ...(withEmail && { email }),
  }));
}
