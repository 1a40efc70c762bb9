import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { testContext } from "../testing/context.ts";
import { forClient, forParticipant, kindOf, verify } from "./token.ts";

const participant = "prt_01J00000000000000000000001";
const session = "ses_01J00000000000000000000001";

describe("tokens of our own", () => {
  it("name the participant, and the session they are limited to", async () => {
    const ctx = await testContext();
    const options = { keys: await ctx.keys(), stage: "test", now: ctx.now() };
    const open = await forParticipant(ctx, participant);
    expect(await verify(open.token, options)).toEqual({ kind: "participant", id: participant });
    const limited = await forParticipant(ctx, participant, {
      sessionId: session,
      expiresAt: "2026-11-30T09:00:00.000Z",
    });
    expect(await verify(limited.token, options)).toEqual({
      kind: "participant",
      id: participant,
      sessionId: session,
    });
  });

  it("name session and source of the tested program", async () => {
    const ctx = await testContext();
    const { token } = await forClient(ctx, session, "app");
    expect(await verify(token, { keys: await ctx.keys(), stage: "test", now: ctx.now() })).toEqual({
      kind: "client",
      sessionId: session,
      source: "app",
    });
  });

  it("live 30 days, in the time of the service", async () => {
    const ctx = await testContext();
    const { token } = await forParticipant(ctx, participant);
    const keys = await ctx.keys();
    const days = (count: number) => ctx.now() + count * 86_400_000;
    expect(await verify(token, { keys, stage: "test", now: days(29) })).toBeDefined();
    expect(await verify(token, { keys, stage: "test", now: days(31) })).toBeUndefined();
  });

  it("are refused with another stage, another secret, another kind or a changed claim", async () => {
    const ctx = await testContext();
    const { token } = await forParticipant(ctx, participant);
    const keys = await ctx.keys();
    expect(await verify(token, { keys, stage: "prod", now: ctx.now() })).toBeUndefined();
    expect(
      await verify(token, { keys: { current: "another" }, stage: "test", now: ctx.now() }),
    ).toBeUndefined();
    const [header, , mark] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: session })).toString(
      "base64url",
    );
    expect(
      await verify(`${header}.${forged}.${mark}`, { keys, stage: "test", now: ctx.now() }),
    ).toBeUndefined();
    const asClient = Buffer.from(JSON.stringify({ alg: "HS256", typ: "client-token" })).toString(
      "base64url",
    );
    expect(
      await verify(`${asClient}.${token.split(".")[1]}.${mark}`, {
        keys,
        stage: "test",
        now: ctx.now(),
      }),
    ).toBeUndefined();
  });

  it("stay valid while the secret they were signed with is the previous one", async () => {
    const ctx = await testContext();
    const { token } = await forParticipant(ctx, participant);
    const rotated = { current: "new", previous: (await ctx.keys()).current };
    expect(await verify(token, { keys: rotated, stage: "test", now: ctx.now() })).toBeDefined();
  });

  it("are told apart from tokens of another issuer", () => {
    expect(kindOf("not-a-token")).toBeUndefined();
    expect(
      kindOf(`${Buffer.from('{"alg":"RS256","kid":"1"}').toString("base64url")}.x.y`),
    ).toBeUndefined();
  });
});
