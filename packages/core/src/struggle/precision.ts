/** How often researchers agree with each rule: of the signals that were judged, those that were struggles. */
import { StruggleRule as rules, type StruggleRule } from "@luna/contracts/entities/observation";
import type { Rate } from "@luna/contracts/scalars";
import type { Item } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { rateOf } from "../statistics/rate.ts";
import { readTotals, tally } from "../tally/tally.ts";

const totals = "VERDICTS";

/** Counts the verdict on a signal as it is now, in the place of the one before. */
export const countVerdict = (ctx: Context, { pk, sk, key, rule, verdict, judgedMs }: Item) =>
  tally(
    ctx,
    totals,
    { pk, sk },
    { version: judgedMs as number, contribution: { [cellOf(rule, verdict)]: 1 } },
    `VERDICT#${key}`,
  );

const cellOf = (rule: string, verdict: string): string => `${rule}_${verdict.replaceAll("-", "_")}`;

export async function readPrecision(
  ctx: Context,
): Promise<{ rule: StruggleRule; precision: Rate }[]> {
  const counts = await readTotals(ctx, totals);
  return rules.options.map((rule) => {
    const right = counts[cellOf(rule, "struggle")] ?? 0;
    return {
      rule,
      precision: rateOf(right, right + (counts[cellOf(rule, "not-a-struggle")] ?? 0)),
    };
  });
}
