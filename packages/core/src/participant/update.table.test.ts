import { ParticipantStatus } from "@luna/contracts/entities/participant";
import { describe, expect, it } from "vitest";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { registered, self } from "../testing/participant.ts";
import { list } from "./list.ts";
import { register } from "./register.ts";
import * as Store from "./store.ts";
import { update } from "./update.ts";

const mails = async (ctx: TestContext) =>
  (await ctx.everything()).filter(({ emailKind }) => emailKind === "address-changed");

describe("update", () => {
  it("merges what the person gives", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { phone: "+49 30 1234567" });
    const { participant } = await update(ctx.as(self(person)), {
      id: person.id,
      lastName: "Meier",
      operatingSystem: "macOS",
    });
    expect(participant).toMatchObject({
      firstName: "Mira",
      lastName: "Meier",
      phone: "+49 30 1234567",
      operatingSystem: "macOS",
      version: 2,
    });
    expect(participant).not.toHaveProperty("segment");
  });

  it.each([
    { segment: "technical" },
    { status: "screened" },
    { notes: "knows us" },
    { techLevel: "advanced" },
    { reason: "because" },
  ] as const)("refuses %j from the person itself", async (given) => {
    const ctx = await testContext();
    const person = await registered(ctx);
    await expect(update(ctx.as(self(person)), { id: person.id, ...given })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await Store.get(ctx, person.id))?.version).toBe(1);
  });

  it("re-assigns the segment with the tech level, unless a researcher names one", async () => {
    const ctx = await testContext({ actor: researcher });
    const { id } = await registered(ctx, { techLevel: "basic" });
    await update(ctx, { id, segment: "technical" });
    expect(await Store.get(ctx, id)).toMatchObject({ segment: "technical", techLevel: "basic" });
    await update(ctx, { id, techLevel: "intermediate" });
    expect((await Store.get(ctx, id))?.segment).toBe("semi-technical");
    await update(ctx, { id, techLevel: "advanced", segment: "non-technical" });
    expect((await Store.get(ctx, id))?.segment).toBe("non-technical");
  });

  it("moves the status along the table only, and takes back with a reason", async () => {
    const ctx = await testContext({ actor: researcher });
    const { id } = await registered(ctx);
    await expect(update(ctx, { id, status: "active" })).rejects.toMatchObject({
      code: "state_conflict",
      message: expect.stringContaining("screened, ineligible, dropped"),
    });
    await update(ctx, { id, status: "dropped" });
    await expect(update(ctx, { id, status: "screened" })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ pointer: "/reason" }],
    });
    await update(ctx, { id, status: "screened", reason: "was ill" });
    expect(await Store.get(ctx, id)).toMatchObject({
      status: "screened",
      eligible: true,
      statusReason: "was ill",
    });
  });

  it("drops anybody without a reason, and asks for one only to bring somebody back", async () => {
    const ctx = await testContext({ actor: researcher });
    for (const from of ParticipantStatus.options.filter((status) => status !== "dropped")) {
      const { id } = await registered(ctx);
      const stored = (await Store.get(ctx, id))!;
      await Store.replace(ctx, { ...stored, status: from }, { ifVersion: 1 });
      const { participant } = await update(ctx, { id, status: "dropped" });
      expect(participant).toMatchObject({ status: "dropped" });
      await expect(update(ctx, { id, status: "pending" })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
  });

  it("claims a new address, frees the old one and writes to both", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "old@example.org" });
    const stored = (await Store.get(ctx, person.id))!;
    await Store.replace(
      ctx,
      { ...stored, emailVerifiedAt: "2026-11-23T09:00:00.000Z" },
      { ifVersion: 1 },
    );
    const own = ctx.as(self(person));
    const { participant } = await update(own, { id: person.id, email: "New@Example.org" });
    expect(participant).toMatchObject({ email: "New@example.org" });
    expect(participant).not.toHaveProperty("emailVerifiedAt");
    expect(await Store.findByEmail(ctx, "old@example.org")).toBeUndefined();
    expect((await Store.findByEmail(ctx, "new@example.org"))?.id).toBe(person.id);
    expect((await mails(ctx)).map(({ address, data }) => [address, data.to]).sort()).toEqual([
      [undefined, "new"],
      ["old@example.org", "old"],
    ]);
    await registered(ctx, { email: "old@example.org" });
    await expect(update(own, { id: person.id, email: "OLD@example.org" })).rejects.toMatchObject({
      code: "email_taken",
    });
    expect(await mails(ctx)).toHaveLength(2);
  });

  it("of two who want one address at the same moment lets one have it", async () => {
    const ctx = await testContext();
    const people = await Promise.all([registered(ctx), registered(ctx)]);
    const results = await Promise.allSettled(
      people.map((person) =>
        update(ctx.as(self(person)), { id: person.id, email: "wanted@example.org" }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("honours If-Match, and without it loses no change of several at once", async () => {
    const ctx = await testContext({ actor: researcher });
    const { id } = await registered(ctx);
    await Promise.all([
      update(ctx, { id, lastName: "A" }),
      update(ctx, { id, notes: "B" }),
      update(ctx, { id, phone: "12345678" }),
    ]);
    expect(await Store.get(ctx, id)).toMatchObject({
      lastName: "A",
      notes: "B",
      phone: "12345678",
      version: 4,
    });
    await expect(update({ ...ctx, ifMatch: 1 }, { id, notes: "C" })).rejects.toMatchObject({
      code: "stale",
    });
    await update({ ...ctx, ifMatch: 4 }, { id, notes: "C" });
  });

  it("leaves an audit entry without names", async () => {
    const ctx = await testContext({ actor: researcher });
    const { id } = await registered(ctx);
    await update(ctx, { id, lastName: "Geheim" });
    const entries = (await ctx.everything()).filter(({ kind }) => kind === "audit");
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: "updateParticipant",
      resource: id,
      actor: "staff:researcher-1",
    });
    expect(JSON.stringify(entries)).not.toMatch(/Geheim|Rana/);
  });
});

describe("list", () => {
  const page = { limit: 50 };
  const codes = async (found: ReturnType<typeof list>) =>
    (await found).items.map(({ code }) => code);

  async function three() {
    const ctx = await testContext({ actor: researcher });
    await registered(ctx, { firstName: "Anna", lastName: "Ähre", email: "anna@one.org" });
    ctx.advance(1000);
    await registered(ctx, { firstName: "Annika", techLevel: "advanced", email: "x@two.org" });
    ctx.advance(1000);
    await registered(ctx, {
      firstName: "Bo",
      lastName: "Annaberg",
      operatingSystem: "macOS",
      email: "bo@three.org",
    });
    return ctx;
  }

  it("shows the newest first, page by page", async () => {
    const ctx = await three();
    const first = await list(ctx, { limit: 2 });
    expect(first.items.map(({ code }) => code)).toEqual(["P003", "P002"]);
    const second = await list(ctx, { limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ code }) => code)).toEqual(["P001"]);
    expect(second.nextCursor).toBeUndefined();
    await expect(
      list(ctx, { limit: 2, cursor: first.nextCursor, status: "pending" }),
    ).rejects.toMatchObject({ code: "invalid_cursor" });
  });

  it("combines filters", async () => {
    const ctx = await three();
    expect(await codes(list(ctx, { ...page, segment: "technical" }))).toEqual(["P002"]);
    expect(
      await codes(list(ctx, { ...page, status: "pending", operatingSystem: "macOS" })),
    ).toEqual(["P003"]);
    expect(
      await codes(
        list(ctx, { ...page, status: "pending", segment: "technical", techLevel: "basic" }),
      ),
    ).toEqual([]);
    expect(await codes(list(ctx, { ...page, email: "ANNA@one.org" }))).toEqual(["P001"]);
    expect(await codes(list(ctx, { ...page, email: "anna@one.org", status: "dropped" }))).toEqual(
      [],
    );
    expect(await codes(list(ctx, { ...page, email: "anna" }))).toEqual([]);
  });

  it.each([
    ["ann", ["P001", "P002", "P003"]],
    ["ANNA", ["P001", "P003"]],
    ["anna ä", ["P001"]],
    ["äh", ["P001"]],
    ["p00", ["P001", "P002", "P003"]],
    ["P002", ["P002"]],
    ["x@", ["P002"]],
    ["b", ["P003"]],
    ["nna", []],
  ])("finds %s by the start of code, name or address", async (search, expected) => {
    const ctx = await three();
    expect((await codes(list(ctx, { ...page, search }))).sort()).toEqual(expected);
  });

  it("finds by the new name, not by the old one", async () => {
    const ctx = await three();
    const { items } = await list(ctx, { ...page, search: "annika" });
    await update(ctx, { id: items[0]!.id, firstName: "Zoë" });
    expect(await codes(list(ctx, { ...page, search: "annika" }))).toEqual([]);
    expect(await codes(list(ctx, { ...page, search: "zoë" }))).toEqual(["P002"]);
  });

  it("shows observers no names, and lets them look for none", async () => {
    const ctx = (await three()).as(observer);
    const text = JSON.stringify(await list(ctx, page));
    expect(text).toContain("P001");
    expect(text).not.toMatch(/Anna|Annika|example|@/);
    await expect(list(ctx, { ...page, search: "anna" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(list(ctx, { ...page, email: "anna@one.org" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

it("finds and guards addresses after any number of rotations of the stage's secret", async () => {
  const ctx = await testContext();
  const person = await registered(ctx, { email: "stay@example.org" });
  const rotated = {
    ...ctx,
    keys: async () => ({ current: "the third secret", previous: "the second secret" }),
  };
  expect((await Store.findByEmail(rotated, "stay@example.org"))?.id).toBe(person.id);
  await expect(
    register(rotated, {
      email: "stay@example.org",
      firstName: "Copy",
      operatingSystem: "Linux",
      techLevel: "basic",
      timeZone: "UTC",
      locale: "en",
    }),
  ).rejects.toMatchObject({ code: "email_taken" });
  await update({ ...rotated, actor: self(person) }, { id: person.id, email: "moved@example.org" });
  expect(await Store.findByEmail(rotated, "stay@example.org")).toBeUndefined();
  expect((await Store.findByEmail(rotated, "moved@example.org"))?.id).toBe(person.id);
});
