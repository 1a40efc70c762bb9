import type { RouteInput } from "@luna/contracts/routes/table";
import { auditWrite } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { change } from "./change.ts";
import { load } from "./load.ts";
import { publicOf } from "./session.ts";

/** Puts a session under legal hold, or ends it; either is audited. */
export async function hold(ctx: Context, { id, hold, reason }: RouteInput<"holdSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "admin"),
    (session) => ({
      session: { ...session, hold: hold ? { reason } : undefined },
      also: [auditWrite(ctx, { action: hold ? "holdSession" : "endHold", resource: id })],
    }),
  );
  return { session: publicOf(session) };
}
