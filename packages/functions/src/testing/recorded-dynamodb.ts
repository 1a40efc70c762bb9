/** The DynamoDB API of the tests behind a proxy that notes what is asked of it. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, inject } from "vitest";

/** Puts the proxy into the environment, so call it before the first request of a test file. */
export async function recordedDynamodb() {
  const target = new URL(inject("dynamoDbUrl"));
  const asked: string[] = [];
  const server = createServer((incoming, answer) => {
    asked.push(String(incoming.headers["x-amz-target"]).replace(/^.*\./, ""));
    const { method, url: path, headers } = incoming;
    const onward = request({ host: target.hostname, port: target.port, method, path, headers });
    onward.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on("error", (error) => answer.destroy(error));
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** The operations since the last call, in their order. */
    taken: () => asked.splice(0),
  };
}
