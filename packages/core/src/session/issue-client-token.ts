import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { AppError, invalid } from "../error.ts";
import { refusalOf, stateOf } from "../event/admission.ts";
import { lastSeqOf } from "../event/last-seq.ts";
import { isReserved } from "../event/sources.ts";
import { forClient } from "../token/token.ts";
import { clientTokenExpiry, programSource } from "./client-access.ts";
import { load } from "./load.ts";

/** A fresh token for one source of events; the tested program renews its own only. */
export async function issueClientToken(ctx: Context, input: RouteInput<"issueClientToken">) {
  const session = await load(ctx, input.id, "researcher");
  const own = ctx.actor.kind === "client" ? ctx.actor.source : undefined;
  const source = input.source ?? own ?? programSource;
  if (own !== undefined && source !== own)
    throw new AppError("source_forbidden", `This token speaks as ${own}.`);
  if (isReserved(source)) throw invalid("/source", "is a name that the service keeps to itself");
  const refusal = refusalOf(stateOf(session), instant(ctx));
  if (refusal?.code === "session_closed") throw refusal;
  if (refusal) throw new AppError("state_conflict", refusal.message);
  const signed = await forClient(ctx, session.id, source, clientTokenExpiry(ctx, session));
  return { ...signed, source, lastSeq: await lastSeqOf(ctx, session.id, source) };
}
