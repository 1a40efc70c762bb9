import { describe, expect, it } from "vitest";
import { page, problem, type Reply, startFakeService } from "../testing/fake-service.ts";
import { type Client, createClient } from "./create-client.ts";
import { ConnectionError } from "./errors.ts";

const id = "ses_01JD0000000000000000000000";
const file = "fil_01JD0000000000000000000000";
const broken: Reply = { status: 0, broken: true };
const torn: Reply = { status: 200, torn: true };
const good: Reply = { status: 200, json: {} };
const at = "2026-11-22T10:00:00Z";

/** How often the service was called, and what came of it, when its first answer is this one. */
async function callsAfter(first: Reply, call: (client: Client) => Promise<unknown>, next = good) {
  await using service = await startFakeService((_, count) => (count === 1 ? first : next));
  const client = createClient({ baseUrl: service.url });
  const ended = await call(client).catch((error: unknown) => error);
  return { count: service.calls.length, ended, calls: service.calls };
}

describe("a call", () => {
  it.each<[string, (client: Client) => Promise<unknown>]>([
    ["reads", (client) => client.readMe()],
    ["sets", (client) => client.setAvailability({} as never)],
    ["is harmless by the contract", (client) => client.startSession({ id })],
    ["carries a key", (client) => client.addNote({ id, text: "x", at })],
    [
      "sends numbered events",
      (client) => client.ingestEvents({ id, events: [{ seq: 1, type: "click", at }] }),
    ],
  ])("that %s is made again after a break", async (_, call) => {
    expect(await callsAfter(broken, call)).toMatchObject({ count: 2, ended: {} });
    expect(await callsAfter(torn, call)).toMatchObject({ count: 2, ended: {} });
    expect(await callsAfter(page(502), call)).toMatchObject({ count: 2, ended: {} });
  });

  it.each<[string, (client: Client) => Promise<unknown>]>([
    ["pairs", (client) => client.pairProgram({ code: "c" })],
    ["redeems a code", (client) => client.redeemCode({ code: "c" })],
    ["changes", (client) => client.updateNote({ id, note: "not_1", text: "x" } as never)],
  ])("that %s is not, for it may have been carried out", async (_, call) => {
    const after = await callsAfter(broken, call);
    expect(after).toMatchObject({ count: 1 });
    expect(after.ended).toBeInstanceOf(ConnectionError);
    expect((await callsAfter(torn, call)).ended).toBeInstanceOf(ConnectionError);
    expect(await callsAfter(problem("internal"), call)).toMatchObject({ count: 1 });
    expect(await callsAfter(page(504), call)).toMatchObject({ count: 1 });
    expect(await callsAfter(problem("rate_limited"), call)).toMatchObject({ count: 2, ended: {} });
  });

  it("that pairs is not made again even where the service says that it is not available", async () => {
    const pair = (client: Client) => client.pairProgram({ code: "c" });
    expect(await callsAfter(problem("unavailable"), pair)).toMatchObject({ count: 1 });
  });

  it("with events that the service numbers carries a key", async () => {
    const { count, calls } = await callsAfter(broken, (client) =>
      client.ingestEvents({ id, events: [{ type: "click", at }] }),
    );
    expect(count).toBe(2);
    const [first, second] = calls.map(({ headers }) => headers["idempotency-key"]);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
  });

  it("that removes has done so when its repeat finds nothing", async () => {
    const remove = (client: Client) => client.deleteFile({ id: file });
    expect(await callsAfter(broken, remove, problem("not_found"))).toMatchObject({
      count: 2,
      ended: undefined,
    });
    expect(await callsAfter(problem("not_found"), remove)).toMatchObject({
      count: 1,
      ended: { code: "not_found" },
    });
  });

  it("that gets a page in place of the service's answer has not reached it", async () => {
    const pair = (client: Client) => client.pairProgram({ code: "c" });
    for (const status of [200, 302, 403])
      expect((await callsAfter(page(status), pair)).ended).toBeInstanceOf(ConnectionError);
  });
});
