import { expect, it } from "vitest";
import { createClient } from "../client/create-client.ts";
import { createClient as createNodeClient } from "../node/index.ts";
import { page, problem, type Reply, startFakeService, until } from "../testing/fake-service.ts";
import { NoWebSocketError } from "./connect.ts";
import { type KeepOpenOptions, keepOpen } from "./keep-open.ts";

const quiet = (): Omit<KeepOpenOptions, "client"> & { ends: (Error | undefined)[] } => {
  const ends: (Error | undefined)[] = [];
  return {
    ends,
    beat: { frame: { type: "ping" }, everySeconds: 60 },
    onOpen: () => undefined,
    onFrame: () => undefined,
    onDown: () => undefined,
    onEnd: (error) => void ends.push(error),
  };
};

it.each<[string, Reply]>([
  ["a torn answer", { status: 200, torn: true }],
  ["a page in place of a ticket", page(200)],
  ["a redirection", page(302)],
  ["a proxy's refusal", page(403)],
  ["the gateway's 404", { status: 404, json: { message: "Not Found" } }],
])("comes up after %s", async (_, reply) => {
  await using service = await startFakeService(() => ({ status: 500 }));
  const { onTicket } = service;
  let asked = 0;
  service.onTicket = () => (++asked === 1 ? reply : onTicket());
  const options = quiet();
  const open = keepOpen({ client: createNodeClient({ baseUrl: service.url }), ...options });
  await until(() => service.sockets.size === 1);
  expect(options.ends).toEqual([]);
  open.close();
});

it("ends when the service gives no ticket, and where there is no WebSocket", async () => {
  await using service = await startFakeService(() => ({ status: 500 }));
  service.onTicket = () => problem("forbidden");
  const refused = quiet();
  keepOpen({ client: createNodeClient({ baseUrl: service.url }), ...refused });
  await until(() => refused.ends.length === 1);
  expect(refused.ends[0]).toMatchObject({ code: "forbidden" });
  const without = quiet();
  const { connection } = createClient({ baseUrl: service.url });
  const client = { connection: { ...connection, webSocket: undefined } };
  keepOpen({ client: client as KeepOpenOptions["client"], ...without });
  await until(() => without.ends.length === 1);
  expect(without.ends[0]).toBeInstanceOf(NoWebSocketError);
});
