import { EmailKind, EmailStatus } from "@luna/contracts/entities/record";
import type { Context } from "../context.ts";
import { rateOf } from "../statistics/rate.ts";
import { readTotals } from "../tally/tally.ts";
import { cellOf, emailTotals } from "./project.ts";

/** How mails fared, by kind and status, with rates over those that left. */
export async function emailStatistics(ctx: Context) {
  const cells = await readTotals(ctx, emailTotals);
  const byKind: Record<string, Record<string, number>> = {};
  const byStatus: Record<string, number> = {};
  let total = 0;
  for (const emailKind of EmailKind.options) {
    for (const status of EmailStatus.options) {
      const count = cells[cellOf({ emailKind, status })];
      if (!count) continue;
      byKind[emailKind] = { ...byKind[emailKind], [status]: count };
      byStatus[status] = (byStatus[status] ?? 0) + count;
      total += count;
    }
  }
  const of = (...statuses: EmailStatus[]) =>
    statuses.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0);
  const left = of("sent", "delivered", "bounced", "complained");
  return {
    total,
    byKind,
    byStatus,
    // who complains has got the mail
    delivery: rateOf(of("delivered", "complained"), left),
    bounce: rateOf(of("bounced"), left),
    complaint: rateOf(of("complained"), left),
  };
}
