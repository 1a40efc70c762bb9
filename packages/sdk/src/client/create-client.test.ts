import { describe, expect, expectTypeOf, it } from "vitest";
import { problem, startFakeService } from "../testing/fake-service.ts";
import { createClient } from "./create-client.ts";
import { ApiError, ConnectionError } from "./errors.ts";

const participant = "prt_01JD0000000000000000000000";
const session = "ses_01JD0000000000000000000000";
const person = {
  email: "ada@example.org",
  firstName: "Ada",
  operatingSystem: "Linux",
  techLevel: "advanced",
} as const;

describe("a client", () => {
  it("puts path, query and body where the row of the route has them", async () => {
    await using service = await startFakeService(() => ({ status: 200, json: { ok: true } }));
    const client = createClient({ baseUrl: `${service.url}/`, token: "a.b.c" });
    const judged = { outcome: "success", reason: "seen" } as const;
    await client.judgeTask({ id: session, task: "first launch", ...judged });
    await client.listSessions({ status: ["scheduled", "confirmed"], limit: 5 });
    await client.startSession({ id: session });
    await client.cancelSession({ id: session });
    expect(service.calls.map(({ method, url, json }) => [method, url, json])).toEqual([
      ["PATCH", `/api/sessions/${session}/tasks/first%20launch`, judged],
      ["GET", "/api/sessions?limit=5&status=scheduled&status=confirmed", undefined],
      ["POST", `/api/sessions/${session}/start`, undefined],
      ["POST", `/api/sessions/${session}/cancel`, {}],
    ]);
    expect(service.calls[0]!.headers.authorization).toBe("Bearer a.b.c");
  });

  it("types what goes in and what comes out", () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1" });
    expectTypeOf(client.registerParticipant).parameter(0).toHaveProperty("email");
    expectTypeOf<Awaited<ReturnType<typeof client.readFile>>>().toHaveProperty("url");
    expectTypeOf<Awaited<ReturnType<typeof client.deleteFile>>>().toEqualTypeOf<undefined>();
    expectTypeOf(client.readMe).toBeCallableWith();
    // @ts-expect-error an id is needed
    client.readSession().catch(() => undefined);
  });

  it("throws the problem that the service tells, with its faults", async () => {
    await using service = await startFakeService(() =>
      problem("invalid_input", [{ pointer: "/email", message: "must be an address" }]),
    );
    const client = createClient({ baseUrl: service.url });
    const error = await client.registerParticipant(person).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: "invalid_input",
      status: 400,
      message: "because of invalid_input",
      errors: [{ pointer: "/email" }],
    });
    expect(service.calls).toHaveLength(1);
  });

  it("understands errors of the gateway, which are no problems", async () => {
    await using service = await startFakeService(() => ({
      status: 404,
      json: { message: "Not Found" },
    }));
    const client = createClient({ baseUrl: service.url });
    await expect(client.readStudy()).rejects.toMatchObject({ code: "not_found", status: 404 });
  });

  it("tries again with the same key and body when a creating call was interrupted", async () => {
    await using service = await startFakeService((_, count) =>
      count === 1
        ? { status: 0, broken: true }
        : count === 2
          ? problem("unavailable")
          : { status: 201, json: { token: "t" } },
    );
    const client = createClient({ baseUrl: service.url });
    expect(await client.registerParticipant(person)).toEqual({ token: "t" });
    const keys = service.calls.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(service.calls.map(({ body }) => body.toString())).size).toBe(1);
    await client.registerParticipant(person);
    expect(service.calls[3]!.headers["idempotency-key"]).not.toBe(keys[0]);
  });

  it("sends no key with events, whose numbers make repeats harmless", async () => {
    await using service = await startFakeService(() => ({ status: 202, json: {} }));
    const client = createClient({ baseUrl: service.url });
    await client.ingestEvents({
      id: session,
      events: [{ seq: 1, type: "click", at: "2026-11-22T10:00:00Z" }],
    });
    expect(service.calls[0]!.headers).not.toHaveProperty("idempotency-key");
    expect(service.calls[0]!.json).toEqual({
      events: [{ seq: 1, type: "click", at: "2026-11-22T10:00:00Z" }],
    });
  });

  it("waits as long as a 429 says, and not when that is too long", async () => {
    await using service = await startFakeService((_, count) =>
      count === 1
        ? { ...problem("rate_limited"), headers: { "retry-after": "1" } }
        : count === 2
          ? { status: 200, json: { items: [] } }
          : { ...problem("rate_limited"), headers: { "retry-after": "3600" } },
    );
    const client = createClient({ baseUrl: service.url });
    const began = performance.now();
    expect(await client.listAlerts()).toEqual({ items: [] });
    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
    await expect(client.listAlerts()).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 3600,
    });
    expect(service.calls).toHaveLength(3);
  });

  it("takes a 503 that a row lists as its answer", async () => {
    await using service = await startFakeService(() => ({
      status: 503,
      json: { status: "down", checks: [] },
    }));
    const client = createClient({ baseUrl: service.url });
    expect(await client.readHealth()).toEqual({ status: "down", checks: [] });
    expect(service.calls).toHaveLength(1);
  });

  it("tells apart a service that is not there, and stops with the signal", async () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1" });
    await expect(client.readStatus({}, { attempts: 1 })).rejects.toBeInstanceOf(ConnectionError);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(client.readStatus({}, { signal })).rejects.toThrow("enough");
  });

  it("asks for a token each time where it is given a source, and speaks as others", async () => {
    await using service = await startFakeService(() => ({ status: 200, json: {} }));
    let turn = 0;
    const client = createClient({ baseUrl: service.url, token: async () => `t${++turn}` });
    await client.readMe();
    await client.readMe();
    await client.as("other").readMe();
    await client.as(undefined).readStudy();
    expect(service.calls.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer t1",
      "Bearer t2",
      "Bearer other",
      undefined,
    ]);
  });

  it("sends a version to be compared, and opens other media types", async () => {
    await using service = await startFakeService((call) =>
      call.method === "GET"
        ? { status: 200, text: "code\nP001\n", headers: { "content-type": "text/csv" } }
        : problem("stale"),
    );
    const client = createClient({ baseUrl: service.url });
    await expect(
      client.updateParticipant({ id: participant, notes: "x" }, { ifMatch: 3 }),
    ).rejects.toMatchObject({ code: "stale" });
    expect(service.calls[0]!.headers["if-match"]).toBe('"3"');
    const csv = await client.open("listParticipants", {}, { accept: "text/csv" });
    expect(await csv.text()).toBe("code\nP001\n");
    expect(service.calls[1]!.headers.accept).toBe("text/csv");
  });
});
