import { type EmailFigures, EmailKind, EmailStatus } from "@luna/contracts/entities/record";
import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { after, type Context, instant } from "../context.ts";
import { invalid } from "../error.ts";
import { rateOf } from "../statistics/rate.ts";
import { type Contribution, readParts, readTotals } from "../tally/tally.ts";
import { cellOf, emailTotals } from "./project.ts";

const usualDays = 30;
const mostDays = 366;

/** How mails fared since the beginning, and on each day of a range (by default the last 30), by kind. */
export async function emailStatistics(
  ctx: Context,
  input: RouteInput<"emailStatistics">,
): Promise<RouteAnswer<"emailStatistics">> {
  const to = input.to ?? instant(ctx).slice(0, 10);
  const from = input.from ?? after(to, { days: 1 - usualDays }).slice(0, 10);
  if (from > to) throw invalid("?from", "must not be after to");
  if (Date.parse(to) - Date.parse(from) >= mostDays * 86_400_000)
    throw invalid("?from", `must be less than ${mostDays} days before to`);
  const [totals, days] = await Promise.all([
    readTotals(ctx, emailTotals),
    readParts(ctx, emailTotals, { from, to }),
  ]);
  const kinds = kindsOf(totals);
  return {
    ...figuresOf(totals, EmailKind.options),
    byKind: Object.fromEntries(kinds.map(({ kind, byStatus }) => [kind, byStatus])),
    kinds,
    days: days.map(({ part, cells }) => ({
      day: part,
      ...figuresOf(cells, EmailKind.options),
      kinds: kindsOf(cells),
    })),
  };
}

const kindsOf = (cells: Contribution) =>
  EmailKind.options
    .map((kind) => ({ kind, ...figuresOf(cells, [kind]) }))
    .filter(({ total }) => total > 0);

/** Counts of the given kinds by status, with rates over those that left. */
function figuresOf(cells: Contribution, kinds: readonly EmailKind[]): EmailFigures {
  const byStatus: Record<string, number> = {};
  for (const status of EmailStatus.options) {
    const count = kinds.reduce(
      (sum, emailKind) => sum + (cells[cellOf({ emailKind, status })] ?? 0),
      0,
    );
    if (count > 0) byStatus[status] = count;
  }
  const of = (...statuses: EmailStatus[]) =>
    statuses.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0);
  const left = of("sent", "delivered", "bounced", "complained");
  return {
    total: of(...EmailStatus.options),
    byStatus,
    // who complains has got the mail
    delivery: rateOf(of("delivered", "complained"), left),
    bounce: rateOf(of("bounced"), left),
    complaint: rateOf(of("complained"), left),
  };
}
