import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { change } from "./change.ts";
import { load } from "./load.ts";
import { transition } from "./status.ts";
import { viewOf } from "./view.ts";

/** Notes that the participant will come; again: unchanged. */
export async function confirm(ctx: Context, { id }: RouteInput<"confirmSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    (session) =>
      session.status === "confirmed"
        ? undefined
        : {
            session: {
              ...session,
              status: transition(session.status, "confirm"),
              confirmedAt: instant(ctx),
            },
          },
  );
  return { session: viewOf(session, ctx.actor) };
}
