import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi";

/** Open WebSocket connections, as the service reaches them. */
export interface Sockets {
  /** False when the connection is gone. */
  post(connectionId: string, frame: string): Promise<boolean>;
}

/** `websocketUrl` is the public address with its stage; management calls go to the same place over HTTPS. */
export function connectSockets(websocketUrl: string): Sockets {
  const client = new ApiGatewayManagementApiClient({
    endpoint: websocketUrl.replace(/^ws/, "http"),
  });
  return {
    async post(connectionId, frame) {
      try {
        await client.send(
          new PostToConnectionCommand({ ConnectionId: connectionId, Data: Buffer.from(frame) }),
        );
        return true;
      } catch (error) {
        if (error instanceof GoneException) return false;
        throw error;
      }
    },
  };
}
