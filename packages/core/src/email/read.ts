import type { RouteInput } from "@luna/contracts/routes/table";
import { auditRead } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import * as Email from "./store.ts";
import { viewOf } from "./view.ts";

/** One mail with its text as long as that is kept; links in it have lost their codes. */
export async function readEmail(ctx: Context, { id }: RouteInput<"readEmail">) {
  const email = await Email.get(ctx, id);
  if (!email) throw notFound("mail");
  await auditRead(ctx, { action: "readEmail", resource: id });
  return { email: viewOf(email, ctx.actor, { text: true }) };
}
