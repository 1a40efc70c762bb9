/** The rate limits of the route table, as a call meets them. */
import type { Route } from "@luna/contracts/routes/route";
import { actorName } from "@luna/core/actor";
import type { Context } from "@luna/core/context";
import { foldAddress } from "@luna/core/participant/address";
import type { RateLimitState } from "@luna/core/rate-limit/state";
import { takeFromLimit } from "@luna/core/rate-limit/take";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** Takes the call from its route's limit; undefined where it has none. @throws AppError `rate_limited` */
export async function limit(
  ctx: Context,
  route: Route,
  body: unknown,
  event: APIGatewayProxyEventV2,
): Promise<RateLimitState | undefined> {
  if (!route.limit) return undefined;
  const email = (body as { email?: unknown } | undefined)?.email;
  const who =
    route.limit.by === "source-address"
      ? event.requestContext.http.sourceIp
      : typeof email === "string"
        ? await spellingOf(email)
        : JSON.stringify(event.pathParameters ?? actorName(ctx.actor));
  return takeFromLimit(ctx, route.id, route.limit, who);
}

/** As the person is found: other spellings of an address are no further tries. */
async function spellingOf(email: string): Promise<string> {
  // loaded by the few routes that count so, which parse the address themselves
  const { parseAddress } = await import("@luna/core/participant/parse-address");
  return foldAddress((await parseAddress(email)) ?? email);
}

/** The `RateLimit` fields of an answer, also of the one that says that it was too often. */
export const limitHeaders = (state: RateLimitState | undefined): Record<string, string> =>
  state
    ? {
        "ratelimit-limit": String(state.limit),
        "ratelimit-remaining": String(state.remaining),
        "ratelimit-reset": String(state.resetSeconds),
      }
    : {};
