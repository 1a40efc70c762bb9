/** What both kinds of API have in common: the gateway names each request and goes by the status in the result. */

/** The gateway's id of the request behind an event; undefined for events of other services. */
export function requestIdOf(event: unknown): string | undefined {
  const { requestContext } = (event ?? {}) as { requestContext?: Record<string, unknown> };
  // Lambda's own records of failures have a request id there too, of a run.
  const ofGateway = typeof requestContext?.apiId === "string";
  return ofGateway ? String(requestContext.requestId) : undefined;
}

/** The status that a function answers a gateway with; undefined where it leaves it to the gateway. */
export function statusOf(result: unknown): number | undefined {
  const status = Number((result as { statusCode?: unknown } | null | undefined)?.statusCode);
  return Number.isInteger(status) ? status : undefined;
}
