import { mostDaysAhead } from "../availability/horizon.ts";
import { laterDate, localDate } from "../availability/zone.ts";
import type { Context } from "../context.ts";
import { firstRegistration } from "../participant/totals.ts";
import { type Counts, type Days, readCells } from "../totals/store.ts";
import { lengthOf } from "./range.ts";

/** Up to so many days are read as they are asked for: to see first where there is anything takes a request. */
const readAsAsked = 366;

/** The cells of some days, or of all time; of a long range no more is read than there can be. */
export async function readRange(
  ctx: Context,
  days: Days | undefined,
  options: { byBuild: boolean },
): Promise<Counts[]> {
  if (days === undefined || lengthOf(days) <= readAsAsked) return readCells(ctx, days, options);
  const held = await heldOf(ctx, days);
  return held ? readCells(ctx, held, options) : [];
}

/** The days of a range on which a session can lie: from the first registration to the furthest booking. */
async function heldOf(ctx: Context, { from, to }: Days): Promise<Days | undefined> {
  const registered = await firstRegistration(ctx);
  if (registered === undefined) return undefined;
  // west of Greenwich it may have been the day before
  const first = laterDate(registered, -1);
  const last = localDate(ctx.now() + mostDaysAhead * 86_400_000, ctx.study.timeZone);
  const held = { from: from > first ? from : first, to: to < last ? to : last };
  return held.from <= held.to ? held : undefined;
}
