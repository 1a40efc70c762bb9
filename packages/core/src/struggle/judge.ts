import type { RouteInput } from "@luna/contracts/routes/table";
import { ifPresent } from "../aws/expression.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import { load } from "../session/load.ts";
import { keyOf, struggleOf } from "./store.ts";

/** A researcher's verdict on a signal; the fold leaves it as it is. */
export async function judge(ctx: Context, input: RouteInput<"judgeStruggle">) {
  await load(ctx, input.id, "researcher");
  const item = await ctx.table.update(
    keyOf(input.id, input.key),
    { set: { verdict: input.verdict, judgedMs: ctx.now() } },
    ifPresent,
  );
  if (!item) throw notFound("struggle");
  return { struggle: struggleOf(item) };
}
