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
        ? // as the person is found: another spelling of an address is no further try
          foldAddress(email)
        : JSON.stringify(event.pathParameters ?? actorName(ctx.actor));
  return takeFromLimit(ctx, route.id, route.limit, who);
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
