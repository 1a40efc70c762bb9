import { accountOf, refuseRestJson } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Assembly, Connections, Service, ServiceRequest } from "../part.ts";

/** 128 KB, the most that API Gateway takes for one message. */
const limitBytes = 128 * 1024;

const operations: Record<string, string> = {
  POST: "PostToConnection",
  GET: "GetConnection",
  DELETE: "DeleteConnection",
};

/** The WebSocket API's `@connections`: posts to a socket, describes it, closes it; 410 for the gone. */
export function connectionsService(options: {
  connections: Connections;
  assembly: Pick<Assembly, "resources">;
}): Service {
  const { connections, assembly } = options;

  /** The connection's id and the stage, which is in the path or else the template's only one. */
  function target({ url }: ServiceRequest) {
    const match = /^(?:\/([^/]+))?\/@connections\/([^/]+)$/.exec(decodeURIComponent(url.pathname));
    if (!match) throw new ServiceError("NotFoundException", "Not Found", 404);
    return { stage: match[1] ?? api().stage, connectionId: match[2]! };
  }

  function api(): { id: string; stage: string } {
    const socket = assembly
      .resources("AWS::ApiGatewayV2::Api")
      .find(({ properties }) => properties.ProtocolType === "WEBSOCKET");
    const stage = assembly
      .resources("AWS::ApiGatewayV2::Stage")
      .find(({ properties }) => properties.ApiId === socket?.name);
    if (!socket) throw new ServiceError("NotFoundException", "There is no WebSocket API.", 404);
    return { id: socket.name, stage: stage?.properties.StageName ?? stage?.name ?? "$default" };
  }

  async function run(request: ServiceRequest): Promise<unknown> {
    const { connectionId } = target(request);
    const gone = () => new ServiceError("GoneException", "The connection is gone.", 410);
    switch (request.method) {
      case "POST":
        if (request.body.length > limitBytes) {
          throw new ServiceError("PayloadTooLargeException", "Message too long", 413);
        }
        if (!(await connections.post(connectionId, request.body))) throw gone();
        return undefined;
      case "DELETE":
        if (!(await connections.disconnect(connectionId))) throw gone();
        return undefined;
      case "GET": {
        const found = connections.describe(connectionId);
        if (!found) throw gone();
        return {
          connectedAt: found.connectedAt,
          lastActiveAt: found.lastActiveAt,
          identity: { sourceIp: found.sourceIp },
        };
      }
      default:
        throw new ServiceError("NotFoundException", "Not Found", 404);
    }
  }

  return {
    scopes: ["execute-api"],
    operation: ({ method }) => operations[method] ?? method,
    permissions(request) {
      const { stage, connectionId } = target(request);
      const account = accountOf(request.caller?.roleArn);
      return [
        {
          action: "execute-api:ManageConnections",
          resource: `arn:aws:execute-api:${request.region}:${account}:${api().id}/${stage}/${request.method}/@connections/${connectionId}`,
        },
      ];
    },
    async handle(request) {
      const answer = await run(request);
      if (answer === undefined) return { status: request.method === "DELETE" ? 204 : 200 };
      const headers = { "content-type": "application/json" };
      return { status: 200, headers, body: JSON.stringify(answer) };
    },
    refuse: (_request, error) => refuseRestJson(error),
  };
}
