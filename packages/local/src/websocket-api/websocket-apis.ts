import type { OpenAssembly } from "../assembly/assembly.ts";
import { routesOf } from "../http-api/http-apis.ts";
import type { Route } from "../http-api/route-table.ts";

/** A WebSocket API as the template describes it. */
export interface WebsocketApi {
  id: string;
  name: string;
  stage: string;
  /** `$request.body.action` and the like: where a message names its route. */
  selection: string;
  routes: Map<string, Route & { answers: boolean }>;
}

export function websocketApis(assembly: OpenAssembly): WebsocketApi[] {
  return assembly
    .resources("AWS::ApiGatewayV2::Api")
    .filter(({ properties }) => properties.ProtocolType === "WEBSOCKET")
    .map(({ name, properties }) => {
      const stage = assembly
        .resources("AWS::ApiGatewayV2::Stage")
        .find((candidate) => candidate.properties.ApiId === name);
      const answering = new Set(
        assembly
          .resources("AWS::ApiGatewayV2::Route")
          .filter((route) => route.properties.ApiId === name)
          .filter((route) => route.properties.RouteResponseSelectionExpression === "$default")
          .map((route) => String(route.properties.RouteKey)),
      );
      return {
        id: name,
        name: properties.Name ?? name,
        stage: stage?.properties.StageName ?? "$default",
        selection: properties.RouteSelectionExpression ?? "$request.body.action",
        routes: new Map(
          routesOf(assembly, name).map((route) => [
            route.key,
            { ...route, answers: answering.has(route.key) },
          ]),
        ),
      };
    });
}

/** The route of a message: what its body says at the selection expression, else `$default`. */
export function selectRoute(api: Pick<WebsocketApi, "selection" | "routes">, body: string) {
  const steps = api.selection
    .replace(/^\$request\.body\.?/, "")
    .split(".")
    .filter(Boolean);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // A message that is no JSON goes to the default route.
    value = undefined;
  }
  for (const step of steps) value = (value as Record<string, unknown> | undefined)?.[step];
  const named =
    typeof value === "string" && !value.startsWith("$") ? api.routes.get(value) : undefined;
  return named ?? api.routes.get("$default");
}
