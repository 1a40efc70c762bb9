import { describe, expect, it } from "vitest";
import { createClient } from "../client/create-client.ts";
import { page, problem, type Reply, startFakeService } from "../testing/fake-service.ts";
import { type Outcome, sendBatch } from "./send-batch.ts";

async function outcomeOf(reply: Reply): Promise<Outcome> {
  await using service = await startFakeService(() => reply);
  return await sendBatch(
    createClient({ baseUrl: service.url, token: "t" }),
    {
      sessionId: "ses_01JD0000000000000000000000",
      source: "app",
      sentAt: "2026-11-22T10:00:00Z",
      events: [{ seq: 1, type: "click", at: "2026-11-22T10:00:00Z" }],
    },
    {},
  );
}

const json = { "content-type": "application/json" };

describe("a batch", () => {
  it("is acknowledged by the service alone", async () => {
    expect(await outcomeOf({ status: 202, json: { lastSeq: 1 } })).toEqual({
      kind: "acknowledged",
    });
  });

  it.each<[string, Reply]>([
    ["a page in place of the answer", page(200)],
    ["an empty answer", { status: 200 }],
    ["an answer of something else", { status: 200, json: { ok: true } }],
    ["an answer that is cut off", { status: 202, torn: true }],
    ["a redirection", page(302, { location: "https://portal.example/" })],
    ...[400, 401, 403, 404, 407, 408, 410, 413, 451, 500, 511].map((status): [string, Reply] => [
      `a page with ${status}`,
      page(status),
    ]),
    ["the gateway's 404", { status: 404, json: { message: "Not Found" }, headers: json }],
    ["a 403 with a code that is not ours", { status: 403, json: { code: "blocked" } }],
    ["our words as another's JSON", { ...problem("session_closed"), headers: json }],
    ["a session that has not started", problem("session_not_started")],
  ])("is sent again after %s", async (_, reply) => {
    expect(await outcomeOf(reply)).toMatchObject({ kind: "later" });
  });

  it.each([
    ["invalid_input", "refused"],
    ["too_large", "too-large"],
    ["session_closed", "over"],
    ["unauthenticated", "over"],
    ["not_found", "over"],
  ] as const)("of which the service says %s is %s", async (code, kind) => {
    expect(await outcomeOf(problem(code))).toMatchObject({ kind });
  });

  it("waits as long as it is told to", async () => {
    const headers = { "content-type": "text/html", "retry-after": "2592000" };
    expect(await outcomeOf(page(503, headers))).toMatchObject({ waitSeconds: 2_592_000 });
  });
});
