import { FunctionError } from "../functions/function-error.ts";
import type { Functions } from "../part.ts";
import { type Answer, answerOf, gatewayAnswer } from "./answer.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { type GatewayRequest, httpEvent } from "./event.ts";
import type { HttpApi } from "./http-apis.ts";
import { routeTable } from "./route-table.ts";

export const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
/** Lambda's own limit for the event and for the result of a synchronous call. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** One request through the gateway: CORS, routing, throttle, function, limits. */
export function gateway(api: HttpApi, functions: Functions) {
  const find = routeTable(api.routes);

  return async (request: GatewayRequest, origin: string | undefined): Promise<Answer> => {
    if (api.cors && origin && request.method === "OPTIONS") {
      return { status: 204, headers: preflightHeaders(api.cors, origin), body: Buffer.alloc(0) };
    }
    const answer = await routed(request);
    return api.cors
      ? { ...answer, headers: { ...answer.headers, ...corsHeaders(api.cors, origin) } }
      : answer;
  };

  async function routed(request: GatewayRequest): Promise<Answer> {
    const path = request.target.split("?")[0] ?? "/";
    const inStage = api.stage === "$default" ? path : withoutStage(path, api.stage);
    const match = inStage === undefined ? undefined : find(request.method, inStage);
    if (!match) return gatewayAnswer(404, "Not Found");
    if (!api.throttle(match.route.key)) return gatewayAnswer(429, "Too Many Requests");
    if (request.body.length > MAX_REQUEST_BYTES) return tooLarge();
    const event = httpEvent(request, api, { key: match.route.key, parameters: match.parameters });
    if (Buffer.byteLength(event.body ?? "") > MAX_PAYLOAD_BYTES) return tooLarge();
    try {
      const result = await withinTime(
        functions.invoke(match.route.functionArn, event, `http ${request.method} ${path}`),
        match.route.timeoutMs,
      );
      if (Buffer.byteLength(JSON.stringify(result ?? null)) > MAX_PAYLOAD_BYTES) {
        return gatewayAnswer(500, "Internal Server Error", "the function's result is over 6 MB");
      }
      return answerOf(result);
    } catch (error) {
      if (error instanceof FunctionError) return gatewayAnswer(500, "Internal Server Error");
      if (error === outOfTime) return gatewayAnswer(503, "Service Unavailable", outOfTime.message);
      throw error;
    }
  }
}

const outOfTime = new Error("the function took longer than the gateway waits");

const tooLarge = () => gatewayAnswer(413, "Request Entity Too Large");

/** @throws outOfTime; the function goes on, as it does behind the real gateway. */
async function withinTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(outOfTime), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function withoutStage(path: string, stage: string): string | undefined {
  if (path === `/${stage}`) return "/";
  return path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : undefined;
}
