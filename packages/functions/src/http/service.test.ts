import { issueLink } from "@luna/core/access/link";
import { registered } from "@luna/core/testing/participant";
import { beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/service.ts";
import { handler } from "./service.ts";

let service: TestService;
beforeAll(async () => {
  service = await testService();
});

const call = (
  routeKey: string,
  request: Omit<Parameters<TestService["call"]>[1], "routeKey"> = {},
) => service.call(handler, { routeKey, ...request });

describe("signing in by a link", () => {
  it("answers known and unknown addresses alike, five times an hour", async () => {
    const { ctx } = service;
    await registered(ctx, { email: "known@example.org" });
    const ask = (email: string) => call("POST /api/auth/link", { body: { email } });
    const known = await ask("known@example.org");
    const unknown = await ask("unknown@example.org");
    expect([known.status, known.body]).toEqual([202, undefined]);
    expect([unknown.status, unknown.body]).toEqual([202, undefined]);
    for (let n = 2; n <= 5; n++) expect((await ask("Known@Example.org ")).status).toBe(202);
    const refused = await ask("known@example.org");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(refused.headers).toMatchObject({
      "ratelimit-limit": "5",
      "ratelimit-remaining": "0",
      "ratelimit-reset": refused.headers["retry-after"],
    });
  });

  it("gives a token for a code once, with which the person is known", async () => {
    const { ctx } = service;
    const person = await registered(ctx, { firstName: "Jo" });
    const { code } = await issueLink(ctx, { participantId: person.id, purpose: "sign-in-link" });
    const redeem = () => call("POST /api/auth/token", { body: { code } });
    const { status, body } = await redeem();
    expect([status, body.participantId]).toEqual([200, person.id]);
    const me = await call("GET /api/me", { token: body.token });
    expect(me.body).toMatchObject({ role: "participant", id: person.id, name: "Jo" });
    const again = await redeem();
    expect([again.status, again.body.code]).toEqual([410, "code_spent"]);
    expect(JSON.stringify(again.body)).not.toContain(code);
  });
});

describe("staff", () => {
  it("are remembered by the token of the issuer, and keep their preferences", async () => {
    const token = await service.staffToken("researcher");
    const me = await call("GET /api/me", { token });
    expect(me.body).toMatchObject({ role: "researcher", id: "researcher-1", preferences: {} });
    await call("PATCH /api/me", { token, body: { alertMail: false } });
    const { body } = await call("GET /api/staff", { token });
    expect(body.items).toMatchObject([
      { id: "researcher-1", email: "researcher@luna.example", preferences: { alertMail: false } },
    ]);
    expect((await call("GET /api/audit", { token })).status).toBe(403);
    const admin = await service.staffToken("admin");
    expect((await call("GET /api/audit", { token: admin })).status).toBe(200);
  });
});

it("shows everybody the study", async () => {
  const { status, body } = await call("GET /api/study");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    study: { id: "luna", plan: ["first-time"] },
    settings: { name: "Luna study", retentionDays: 365, maxFileSize: 52_428_800 },
  });
});
