import type { RouteInput } from "@luna/contracts/routes/table";
import { describe, expect, it } from "vitest";
import { erase } from "../person/erase.ts";
import { testContext } from "../testing/context.ts";
import { self } from "../testing/participant.ts";
import { verify } from "../token/token.ts";
import { register } from "./register.ts";

const mira: RouteInput<"registerParticipant"> = {
  email: "Mira@Example.org",
  firstName: "Mira",
  lastName: "Neumann",
  operatingSystem: "Windows",
  techLevel: "intermediate",
  timeZone: "Europe/Berlin",
  locale: "de-CH",
  consent: { session: true, recording: false },
};

describe("register", () => {
  it("keeps the person, its consents, its guard, its terms and a welcome in one go", async () => {
    const ctx = await testContext();
    const { participant, token } = await register(ctx, mira);
    expect(participant).toMatchObject({
      code: "P001",
      email: "Mira@example.org",
      status: "pending",
      registeredAt: "2026-11-23T09:00:00.000Z",
      version: 1,
      consents: [
        { purpose: "session", given: true, language: "de", way: "registration", version: "2026-1" },
        { purpose: "recording", given: false },
      ],
    });
    expect(participant).not.toHaveProperty("notes");
    expect(participant).not.toHaveProperty("segment");
    expect(await verify(token, { keys: await ctx.keys(), stage: "test", now: ctx.now() })).toEqual({
      kind: "participant",
      id: participant.id,
    });

    const items = await ctx.everything();
    const kinds = items.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([
      "address-guard",
      "consent",
      "consent",
      "counter",
      "email",
      "participant",
      ...Array(5).fill("search-term"),
    ]);
    expect(items.find(({ kind }) => kind === "email")).toMatchObject({
      emailKind: "welcome",
      status: "queued",
      participantId: participant.id,
    });
    const guard = items.find(({ kind }) => kind === "address-guard");
    expect(JSON.stringify(guard)).not.toMatch(/mira/i);
    expect(items.find(({ kind }) => kind === "participant")).toMatchObject({
      segment: "semi-technical",
    });
  });

  it("registers an address once, in whatever spelling, and changes nothing", async () => {
    const ctx = await testContext();
    await register(ctx, mira);
    const before = await ctx.everything();
    await expect(register(ctx, { ...mira, email: " mira@EXAMPLE.org" })).rejects.toMatchObject({
      code: "email_taken",
    });
    expect(await ctx.everything()).toEqual(before);
  });

  it("lets one of 100 who come at the same moment win, in whatever spelling", async () => {
    const ctx = await testContext();
    const spellings = [mira.email, mira.email.toUpperCase(), ` ${mira.email}`, `${mira.email}\t`];
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) =>
        register(ctx, { ...mira, firstName: `Mira ${n}`, email: spellings[n % spellings.length]! }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason.code).toBe("email_taken");
    const items = await ctx.everything();
    expect(items.filter(({ kind }) => kind === "participant")).toHaveLength(1);
    expect(items.filter(({ kind }) => kind === "email")).toHaveLength(1);
  });

  it("answers a repeat by its idempotency key with the same person, also at the same moment", async () => {
    const ctx = { ...(await testContext()), idempotency: { key: "k", requestHash: "one" } };
    const answers = await Promise.all([register(ctx, mira), register(ctx, mira)]);
    const again = await register(ctx, mira);
    expect(new Set([...answers, again].map(({ participant }) => participant.id)).size).toBe(1);
    await expect(
      register({ ...ctx, idempotency: { key: "k", requestHash: "two" } }, mira),
    ).rejects.toMatchObject({ code: "idempotency_reused" });
  });

  it("answers a repeat after the person was erased with gone, and makes nobody anew", async () => {
    const ctx = await testContext();
    const keyed = { ...ctx, idempotency: { key: "k", requestHash: "one" } };
    const { participant } = await register(keyed, mira);
    await erase(ctx.as(self(participant)), { id: participant.id });
    await expect(register(keyed, mira)).rejects.toMatchObject({ code: "gone" });
    const people = (await ctx.everything()).filter(({ kind }) => kind === "participant");
    expect(people).toEqual([]);
  });

  it("refuses what is no address, and names the field", async () => {
    const ctx = await testContext();
    await expect(register(ctx, { ...mira, email: "mira@home" })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ pointer: "/email" }],
    });
    expect(await ctx.everything()).toEqual([]);
  });

  it("gives running codes, 1,000 and on as they come", async () => {
    const ctx = await testContext();
    await ctx.table.put({ pk: "COUNTER#participant", sk: "COUNTER", kind: "counter", last: 999 });
    const { participant } = await register(ctx, mira);
    expect(participant.code).toBe("P1000");
  });
});
