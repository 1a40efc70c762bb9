import type { Route } from "@luna/contracts/routes/route";
import type { ThrottleSettings } from "aws-cdk-lib/aws-apigatewayv2";

/** Requests a second of one route, from all callers together; beyond it the gateway answers 429. */
export const defaultThrottle: ThrottleSettings = { rateLimit: 200, burstLimit: 500 };

/** What a route may take where that is not the default: bounds what strangers can cost. */
export function throttleOf(route: Route): ThrottleSettings | undefined {
  // The tested programs of all running sessions, twice a second each.
  if (route.id === "ingestEvents") return { rateLimit: 500, burstLimit: 500 };
  // Counted by address in the function too; this bounds many addresses together.
  if (route.limit) return { rateLimit: 50, burstLimit: 500 };
  // Reads and computes over whole ranges.
  if (route.function === "analytics") return { rateLimit: 50, burstLimit: 500 };
  return undefined;
}
