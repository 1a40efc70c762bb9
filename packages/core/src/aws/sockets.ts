import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi";

/** Open WebSocket connections, as the service reaches them. */
export interface Sockets {
  /** False when the connection is gone. */
  post(connectionId: string, frame: string): Promise<boolean>;
  /** Ends a connection, if it is there. */
  end(connectionId: string): Promise<void>;
}

/** A connection that takes longer to take a frame holds up the others. */
const requestTimeout = 5000;

/** `websocketUrl` is the public address with its stage; management calls go to the same place over HTTPS. */
export function connectSockets(websocketUrl: string): Sockets {
  const client = new ApiGatewayManagementApiClient({
    endpoint: websocketUrl.replace(/^ws/, "http"),
    maxAttempts: 2,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
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
    async end(connectionId) {
      try {
        await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
      } catch (error) {
        if (!(error instanceof GoneException)) throw error;
      }
    },
  };
}
