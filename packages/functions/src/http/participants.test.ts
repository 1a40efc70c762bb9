import { fitAnswers } from "@luna/core/testing/participant";
import { beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/service.ts";
import { handler } from "./participants.ts";

let service: TestService;
beforeAll(async () => {
  service = await testService();
});

const call = (
  routeKey: string,
  request: Omit<Parameters<TestService["call"]>[1], "routeKey"> = {},
) => service.call(handler, { routeKey, ...request });

const register = (email: string, headers: Record<string, string> = {}) =>
  call("POST /api/participants/register", {
    headers,
    body: { email, firstName: "Mira", operatingSystem: "Windows", techLevel: "basic" },
  });

describe("the participants function", () => {
  it("registers, and says where the person is found and how old the answer may get", async () => {
    const { status, headers, body } = await register("one@example.org");
    expect(status).toBe(201);
    expect(headers).toMatchObject({
      location: `/api/participants/${body.participant.id}`,
      etag: '"1"',
      "cache-control": "no-store",
      "ratelimit-limit": "300",
    });
    const own = await call("GET /api/participants/{id}", {
      path: { id: body.participant.id },
      token: body.token,
    });
    expect(own.status).toBe(200);
    expect(own.body).toMatchObject({
      participant: { firstName: "Mira", status: "pending" },
      sessions: [],
      feedback: [],
      statistics: { sessions: 0, completed: 0, noShows: 0, emails: 1 },
      emails: [{ kind: "welcome", status: "queued" }],
    });
  });

  it("answers a taken address with a problem that tells nothing of it", async () => {
    await register("two@example.org");
    const { status, headers, body } = await register("TWO@example.org");
    expect(status).toBe(409);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(body).toMatchObject({ code: "email_taken", status: 409, instance: "request-1" });
    expect(JSON.stringify(body)).not.toMatch(/two@/i);
  });

  it("lets one of 100 who register an address at the same moment in, with one welcome", async () => {
    // all come from one source address, whose limit is 300 a minute: a hundred and the few before
    // pass it, so that each gets as far as the address
    const spellings = [
      "Race@Example.org",
      "race@example.org",
      " RACE@EXAMPLE.ORG",
      "race@example.org\t",
    ];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => register(spellings[n % spellings.length]!)),
    );
    const count = (status: number) => answers.filter((each) => each.status === status).length;
    expect({ created: count(201), taken: count(409) }).toEqual({ created: 1, taken: 99 });
    expect(answers.filter(({ body }) => body.code === "email_taken")).toHaveLength(99);
    const winner = answers.find(({ status }) => status === 201)!.body.participant.id;
    const items = await service.ctx.everything();
    const welcomes = items.filter(({ emailKind }) => emailKind === "welcome");
    expect(welcomes.filter(({ participantId }) => participantId === winner)).toHaveLength(1);
    const people = items.filter(({ kind }) => kind === "participant");
    expect(welcomes).toHaveLength(people.length);
    expect(people.filter(({ email }) => /^race@/i.test(email))).toHaveLength(1);
  });

  it("repeats by the idempotency key, and refuses another body under it", async () => {
    const key = { "idempotency-key": "abc" };
    const first = await register("three@example.org", key);
    const again = await register("three@example.org", key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.participant.id).toBe(first.body.participant.id);
    expect((await register("four@example.org", key)).status).toBe(422);
  });

  it("names every fault of the input", async () => {
    const { status, body } = await call("POST /api/participants/register", {
      body: { email: "x@example.org", operatingSystem: "BeOS", extra: 1 },
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "/extra",
      "/firstName",
      "/operatingSystem",
      "/techLevel",
    ]);
  });

  it("goes by role: names from researchers up, strangers learn of nothing", async () => {
    const { body } = await register("five@example.org");
    const path = { id: body.participant.id };
    const read = async (token: string | undefined) =>
      call("GET /api/participants/{id}", { path, token });
    expect((await read(undefined)).status).toBe(401);
    expect((await read("a.b.c")).status).toBe(401);
    const stranger = await register("six@example.org");
    expect((await read(stranger.body.token)).status).toBe(404);
    const watching = await read(await service.staffToken("observer"));
    expect(watching.status).toBe(200);
    expect(JSON.stringify(watching.body)).not.toMatch(/Mira|five@|timeZone|locale/);
    expect(watching.body.participant).toMatchObject({ code: body.participant.code });
    const researching = await read(await service.staffToken("researcher"));
    expect(researching.body.participant).toMatchObject({ email: "five@example.org" });
    const list = await call("GET /api/participants", { token: body.token });
    expect(list.status).toBe(403);
  });

  it("screens, changes under If-Match, and counts in the list", async () => {
    const { body } = await register("seven@example.org");
    const path = { id: body.participant.id };
    const token = body.token;
    const screening = { path, token, body: fitAnswers };
    const screened = await call("POST /api/participants/{id}/screen", screening);
    expect(screened.body).toEqual({
      eligible: true,
      status: "screened",
      next: expect.any(String),
    });
    expect((await call("POST /api/participants/{id}/screen", screening)).status).toBe(409);

    const change = { path, token, body: { lastName: "Neumann" } };
    const stale = await call("PUT /api/participants/{id}", {
      ...change,
      headers: { "if-match": '"1"' },
    });
    expect(stale.status).toBe(412);
    const changed = await call("PUT /api/participants/{id}", {
      ...change,
      headers: { "if-match": '"2"' },
    });
    expect([changed.status, changed.headers.etag]).toEqual([200, '"3"']);

    const found = await call("GET /api/participants", {
      query: "status=screened&limit=10",
      token: await service.staffToken("researcher"),
    });
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([path.id]);
  });

  it("erases with 202, after which the token opens nothing more", async () => {
    const { body } = await register("eight@example.org");
    const request = { path: { id: body.participant.id }, token: body.token };
    const erased = await call("DELETE /api/participants/{id}", request);
    expect(erased.status).toBe(202);
    expect(erased.body.jobId).toMatch(/^job_/);
    expect((await call("GET /api/participants/{id}", request)).status).toBe(404);
    expect((await call("DELETE /api/participants/{id}", request)).status).toBe(404);
  });
});
