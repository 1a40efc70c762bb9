import { WebSocketRoute, WebSocketStage } from "aws-cdk-lib/aws-apigatewayv2";
import { WebSocketLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { type StackContext, use } from "sst/constructs";
import { Data } from "./data.ts";
import { environmentOf } from "./environment.ts";
import { postToConnections, readIndexes, readItems, writeItems } from "./grants.ts";
import { lambda } from "./lambda.ts";
import { Site, websocketStageName } from "./site.ts";

/** The WebSocket API's routes and stage: who connects shows a ticket to the function itself. */
export function Socket({ stack }: StackContext) {
  const { table } = use(Data);
  const { webSocketApi } = use(Site);
  const env = environmentOf(stack);
  const stageArn = stack.formatArn({
    service: "execute-api",
    resource: webSocketApi.apiId,
    resourceName: websocketStageName,
  });

  const socket = lambda(stack, "socket", {
    handler: "packages/functions/src/socket/socket.handler",
    description: "Takes connections, subscriptions, events and commands over WebSocket.",
    memoryMb: 1024,
    timeoutSeconds: 29,
    environment: { ...env.data, ...env.addresses },
    grants: [
      readItems(table, "GetItem", "Query", "BatchGetItem"),
      readIndexes(table, "status", "group"),
      writeItems(table, "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"),
      postToConnections(stageArn),
    ],
  });

  const routes = ["$connect", "$disconnect", "$default"].map(
    (routeKey) =>
      new WebSocketRoute(stack, routeKey.slice(1), {
        webSocketApi,
        routeKey,
        integration: new WebSocketLambdaIntegration(`${routeKey.slice(1)}-to-socket`, socket),
      }),
  );
  // No access log: for WebSocket APIs it takes a role of the whole account, which is not a stage's
  // to set. The function logs connections.
  const stage = new WebSocketStage(stack, "websocket-stage", {
    webSocketApi,
    stageName: websocketStageName,
    autoDeploy: true,
    detailedMetricsEnabled: true,
    throttle: { rateLimit: 500, burstLimit: 1000 },
  });
  stage.node.addDependency(...routes);

  return { socket, stageArn };
}
