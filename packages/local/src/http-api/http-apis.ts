import type { OpenAssembly } from "../assembly/assembly.ts";
import type { CorsConfiguration } from "./cors.ts";
import type { Route } from "./route-table.ts";
import { createThrottle, type Throttle } from "./throttle.ts";

/** An HTTP API as the template describes it. */
export interface HttpApi {
  id: string;
  name: string;
  account: string;
  /** `$default`, or a name that starts every path. */
  stage: string;
  routes: Route[];
  cors?: CorsConfiguration;
  throttle: Throttle;
}

/** @throws Error where a route asks for what the local gateway cannot do, so that nothing is served unprotected. */
export function httpApis(assembly: OpenAssembly): HttpApi[] {
  return assembly
    .resources("AWS::ApiGatewayV2::Api")
    .filter(({ properties }) => properties.ProtocolType === "HTTP")
    .map(({ name, properties }) => {
      const stage = assembly
        .resources("AWS::ApiGatewayV2::Stage")
        .find((candidate) => candidate.properties.ApiId === name)?.properties;
      return {
        id: name,
        name: properties.Name ?? name,
        account: assembly.account,
        stage: stage?.StageName ?? "$default",
        routes: routesOf(assembly, name),
        cors: properties.CorsConfiguration,
        throttle: createThrottle(stage?.DefaultRouteSettings, stage?.RouteSettings),
      };
    });
}

/** Routes of an API with the functions behind them. */
export function routesOf(assembly: OpenAssembly, apiId: string): Route[] {
  const integrations = new Map(
    assembly
      .resources("AWS::ApiGatewayV2::Integration")
      .map((item) => [item.name, item.properties]),
  );
  return assembly
    .resources("AWS::ApiGatewayV2::Route")
    .filter(({ properties }) => properties.ApiId === apiId)
    .map(({ properties }) => {
      const key: string = properties.RouteKey;
      if ((properties.AuthorizationType ?? "NONE") !== "NONE") {
        throw new Error(
          `Route ${key} has an authorizer (${properties.AuthorizationType}), which the local gateway does not know.`,
        );
      }
      const integration = integrations.get(String(properties.Target).split("/")[1] ?? "");
      return {
        key,
        functionArn: functionArnOf(integration?.IntegrationUri ?? ""),
        timeoutMs: integration?.TimeoutInMillis ?? 30_000,
      };
    });
}

/** The function in an integration's URI: a plain ARN, or one inside API Gateway's invocation path. */
function functionArnOf(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations/.exec(uri)?.[1] ?? uri;
}
