import { describe, expect, it } from "vitest";
import * as Participant from "../participant/store.ts";
import { update } from "../participant/update.ts";
import { erase } from "../person/erase.ts";
import * as Session from "../session/store.ts";
import { admin, observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { registered, self } from "../testing/participant.ts";
import { verify } from "../token/token.ts";
import { issueLink } from "./link.ts";
import { requireSelfOrStaff, requireSessionAccess } from "./permissions.ts";
import { readMe } from "./read-me.ts";
import { redeemCode } from "./redeem-code.ts";
import { requestLink } from "./request-link.ts";

const actorOf = async (ctx: TestContext, token: string) =>
  verify(token, { keys: await ctx.keys(), stage: "test", now: ctx.now() });
const minutes = 60_000;
const days = 24 * 60 * minutes;

describe("requestLink", () => {
  it("queues a mail for a known address and tells nobody whether it did", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "known@example.org" });
    const known = await requestLink(ctx, { email: "KNOWN@example.org " });
    const unknown = await requestLink(ctx, { email: "unknown@example.org" });
    const nonsense = await requestLink(ctx, { email: "no address" });
    expect(known).toMatchObject({ status: 202, body: undefined });
    expect(unknown).toEqual(known);
    expect(nonsense).toEqual(known);
    const mails = (await ctx.everything()).filter(({ emailKind }) => emailKind === "sign-in-link");
    expect(mails.map(({ participantId }) => participantId)).toEqual([person.id]);
  });

  it("costs the same whether the address is known or not", async () => {
    const ctx = await testContext();
    await registered(ctx, { email: "known@example.org" });
    const calls: string[] = [];
    const counted = {
      ...ctx,
      table: new Proxy(ctx.table, {
        get: (table, name: keyof typeof ctx.table) => {
          calls.push(name);
          return table[name];
        },
      }),
    };
    await requestLink(counted, { email: "known@example.org" });
    const known = calls.splice(0);
    await requestLink(counted, { email: "unknown@example.org" });
    expect(calls).toEqual(known);
    expect(known).toEqual(["get", "get", "transact"]);
  });
});

describe("redeemCode", () => {
  it("gives a token once, and shows that the address is the person's", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const { code } = await issueLink(ctx, { participantId: person.id, purpose: "sign-in-link" });
    expect(code).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(await ctx.everything())).not.toContain(code);
    const answer = await redeemCode(ctx, { code });
    expect(answer).toEqual({ token: expect.any(String), participantId: person.id });
    expect(await actorOf(ctx, answer.token)).toEqual({ kind: "participant", id: person.id });
    expect((await Participant.get(ctx, person.id))?.emailVerifiedAt).toBe(
      "2026-11-23T09:00:00.000Z",
    );
    await expect(redeemCode(ctx, { code })).rejects.toMatchObject({ code: "code_spent" });
  });

  it("of many who redeem one code at the same moment lets one in", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const { code } = await issueLink(ctx, { participantId: person.id, purpose: "sign-in-link" });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => redeemCode(ctx, { code })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason.code).toBe("code_spent");
  });

  it("answers unknown and expired codes as it answers used ones", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const { code } = await issueLink(ctx, {
      participantId: person.id,
      purpose: "sign-in-link",
      expiresAt: "2027-01-01T00:00:00.000Z",
    });
    ctx.advance(15 * minutes - 1);
    const unknown = await redeemCode(ctx, { code: "x".repeat(32) }).catch((error) => error);
    ctx.advance(1);
    const expired = await redeemCode(ctx, { code }).catch((error) => error);
    expect([unknown.code, unknown.message]).toEqual([expired.code, expired.message]);
    expect(expired.code).toBe("code_spent");
  });

  it("takes no sign-in link that went to an address given up since", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const { code } = await issueLink(ctx, { participantId: person.id, purpose: "sign-in-link" });
    await update(ctx.as(self(person)), { id: person.id, email: "moved@example.org" });
    await expect(redeemCode(ctx, { code })).rejects.toMatchObject({ code: "code_spent" });
    expect((await Participant.get(ctx, person.id))?.emailVerifiedAt).toBeUndefined();
  });

  it("takes no code of an erased person", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const { code } = await issueLink(ctx, { participantId: person.id, purpose: "welcome" });
    await erase(ctx.as(self(person)), { id: person.id });
    await expect(redeemCode(ctx, { code })).rejects.toMatchObject({ code: "code_spent" });
  });

  it("takes a session's code any number of times, until 7 days after the end", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const sessionId = "ses_01KB0000000000000000000000";
    const at = "2026-11-23T09:00:00.000Z";
    const session = {
      id: sessionId,
      code: "S0001",
      participantId: person.id,
      participantCode: person.code,
      scenarioType: "first-time",
      status: "scheduled",
      purpose: "study",
      segment: "non-technical",
      scheduledAt: "2026-12-23T09:00:00.000Z",
      durationMinutes: 60,
      observerIds: [],
      studyVersion: "2026-1",
      createdAt: at,
      updatedAt: at,
      phases: [],
      progress: 0,
      tasks: [],
      calendarSequence: 0,
      version: 1,
    } as const;
    await ctx.table.transact([
      Session.createWrite({ ...session, observerIds: [], phases: [], tasks: [] }),
    ]);
    const { code } = await issueLink(ctx, {
      participantId: person.id,
      sessionId,
      purpose: "session-confirmation",
      expiresAt: "2026-11-30T09:00:00.000Z",
    });
    const first = await redeemCode(ctx, { code });
    expect(first).toMatchObject({ participantId: person.id, sessionId });
    expect(await actorOf(ctx, first.token)).toEqual({
      kind: "participant",
      id: person.id,
      sessionId,
    });
    const expiryOf = (token: string) =>
      JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()).exp * 1000;
    // 7 days after the planned end would be later than any token of a person lives
    expect(expiryOf(first.token)).toBe(ctx.now() + 30 * days);
    ctx.advance(28 * days);
    const nearer = await redeemCode(ctx, { code });
    expect(new Date(expiryOf(nearer.token)).toISOString()).toBe("2026-12-30T10:00:00.000Z");
    ctx.advance(2 * days);
    await redeemCode(ctx, { code });
    await Session.replace(
      ctx,
      {
        ...session,
        observerIds: [],
        phases: [],
        tasks: [],
        status: "completed",
        endedAt: new Date(ctx.now()).toISOString(),
      },
      { ifVersion: 1 },
    );
    ctx.advance(7 * days - 1000);
    const last = await redeemCode(ctx, { code });
    expect(expiryOf(last.token)).toBe(ctx.now() + 1000);
    ctx.advance(1000);
    expect(await actorOf(ctx, last.token)).toBeUndefined();
    await expect(redeemCode(ctx, { code })).rejects.toMatchObject({ code: "code_spent" });
  });
});

describe("whose it is", () => {
  const session = { id: "ses_1", participantId: "prt_1" };

  it("opens a person's data to itself and to staff, and hides it from others", async () => {
    const ctx = await testContext();
    for (const actor of [self({ id: "prt_1" }), observer, researcher])
      expect(() => requireSelfOrStaff(ctx.as(actor), "prt_1")).not.toThrow();
    for (const actor of [
      self({ id: "prt_2" }),
      { kind: "client", sessionId: "ses_1", source: "app" } as const,
      { kind: "public" } as const,
    ])
      expect(() => requireSelfOrStaff(ctx.as(actor), "prt_1")).toThrow(
        expect.objectContaining({ code: "not_found" }),
      );
    expect(() => requireSelfOrStaff(ctx.as(researcher), "prt_1", "admin")).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
    const limited = { ...self({ id: "prt_1" }), sessionId: "ses_1" };
    expect(() => requireSelfOrStaff(ctx.as(limited), "prt_1")).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });

  it("opens a session to its person, its program and staff, by a limited link to that one alone", async () => {
    const ctx = await testContext();
    const person = { kind: "participant", id: "prt_1" } as const;
    for (const actor of [
      person,
      { ...person, sessionId: "ses_1" },
      { kind: "client", sessionId: "ses_1", source: "app" } as const,
      observer,
    ])
      expect(() => requireSessionAccess(ctx.as(actor), session)).not.toThrow();
    for (const actor of [
      { ...person, sessionId: "ses_2" },
      { kind: "participant", id: "prt_2" } as const,
      { kind: "participant", id: "prt_2", sessionId: "ses_1" } as const,
      { kind: "client", sessionId: "ses_2", source: "app" } as const,
      { kind: "public" } as const,
    ])
      expect(() => requireSessionAccess(ctx.as(actor), session)).toThrow(
        expect.objectContaining({ code: "not_found" }),
      );
  });
});

it("closes a session to its limited link 7 days after the end, whatever the token says", async () => {
  const ctx = await testContext();
  const limited = ctx.as({ kind: "participant", id: "prt_1", sessionId: "ses_1" });
  const endedAt = "2026-11-16T09:00:00.001Z";
  const session = { id: "ses_1", participantId: "prt_1", status: "completed", endedAt } as const;
  expect(() => requireSessionAccess(limited, session)).not.toThrow();
  ctx.advance(1);
  expect(() => requireSessionAccess(limited, session)).toThrow(
    expect.objectContaining({ code: "not_found" }),
  );
  expect(() => requireSessionAccess(ctx.as(self({ id: "prt_1" })), session)).not.toThrow();
});

describe("readMe", () => {
  it("tells each kind of caller who it is and what it may do", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { firstName: "Jo" });
    const me = await readMe(ctx.as(self(person)));
    expect(me).toMatchObject({ role: "participant", id: person.id, name: "Jo" });
    expect(me.permissions).toEqual(expect.arrayContaining(["giveConsent", "readStudy"]));
    expect(me.permissions).not.toContain("listParticipants");
    const client = { kind: "client", sessionId: "ses_1", source: "app" } as const;
    expect(await readMe(ctx.as(client))).toMatchObject({
      role: "client",
      id: "ses_1",
      sessionId: "ses_1",
    });
    const watching = await readMe(ctx.as(observer));
    expect(watching).toMatchObject({ role: "observer", name: "Olive", preferences: {} });
    expect(watching.permissions).toContain("listParticipants");
    expect(watching.permissions).not.toContain("updateParticipant");
    expect((await readMe(ctx.as(admin))).permissions).toContain("listAudit");
  });

  it("knows no erased person", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    await erase(ctx.as(self(person)), { id: person.id });
    await expect(readMe(ctx.as(self(person)))).rejects.toMatchObject({ code: "not_found" });
  });
});
