import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { openConsole } from "./local-console.ts";

it("says in a sentence that the stack has died in the middle", async () => {
  const server = createServer((request, response) => {
    if (request.method === "POST") response.destroy();
    else response.end(JSON.stringify({ now: new Date().toISOString() }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const local = await openConsole({ consoleUrl: url, inboxUrl: url });
  const told = expect.objectContaining({
    name: "DemoError",
    message: expect.stringMatching(`^The stack does not answer at ${url} \\(.+\\)`),
  });
  await expect(local.advanceTo(local.now() + 60_000)).rejects.toThrow(told);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(local.settle()).rejects.toThrow(told);
});
