/** Rate limits of the route table, counted in fixed windows. */
import { createHash } from "node:crypto";
import type { RateLimit } from "@luna/contracts/routes/route";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import type { RateLimitState } from "./state.ts";

/**
 * Takes one call of `who` from the limit of a route.
 * @throws AppError `rate_limited` with the seconds until the window ends.
 */
export async function takeFromLimit(
  ctx: Context,
  route: string,
  limit: RateLimit,
  who: string,
): Promise<RateLimitState> {
  const seconds = Math.floor(ctx.now() / 1000);
  const window = Math.floor(seconds / limit.perSeconds);
  const resetSeconds = (window + 1) * limit.perSeconds - seconds;
  const caller = createHash("sha256").update(who).digest("hex").slice(0, 32);
  const key = { pk: `LIMIT#${route}#${caller}`, sk: String(window) };
  const counted = await ctx.table.update(
    key,
    { add: { count: 1 }, set: { kind: "rate-limit", expiresAt: (window + 2) * limit.perSeconds } },
    {
      expression: "attribute_not_exists(#count) OR #count < :limit",
      values: { limit: limit.count },
    },
  );
  if (!counted)
    throw new AppError(
      "rate_limited",
      `At most ${limit.count} calls in ${limit.perSeconds} seconds.`,
      {
        retryAfterSeconds: resetSeconds,
        rateLimit: { limit: limit.count, remaining: 0, resetSeconds },
      },
    );
  return { limit: limit.count, remaining: limit.count - Number(counted.count), resetSeconds };
}
