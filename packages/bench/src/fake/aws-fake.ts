/** A server on the loopback address that answers at once as the services would that know of nothing. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Issuer } from "./issuer.ts";

export interface AwsFake {
  url: string;
  /** DynamoDB operations since it was last asked. */
  takeCalls(): string[];
  stop(): Promise<void>;
}

/** `secret` is what Secrets Manager holds; `issuer` publishes its keys here. */
export async function startAwsFake(options: { secret: string; issuer: Issuer }): Promise<AwsFake> {
  let calls: string[] = [];
  let url = "";
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === "/.well-known/openid-configuration")
      return json(response, { issuer: url, jwks_uri: `${url}/keys` });
    if (request.url === "/keys") return json(response, { keys: [options.issuer.publicKey] });
    const target = String(request.headers["x-amz-target"] ?? "");
    const [service = "", operation = ""] = target.split(".");
    if (service === "secretsmanager")
      return json(response, { Name: "bench", SecretString: options.secret });
    if (!service.startsWith("DynamoDB")) {
      response.writeHead(501);
      return response.end(`the fake does not know ${request.method} ${request.url} ${target}`);
    }
    calls.push(operation);
    return json(response, operation === "Query" ? { Items: [], Count: 0, ScannedCount: 0 } : {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    takeCalls() {
      const taken = calls;
      calls = [];
      return taken;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function json(response: ServerResponse, body: unknown) {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
  return response.end(JSON.stringify(body));
}
