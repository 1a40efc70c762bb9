import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as Participant from "../participant/store.ts";
import * as Sessions from "../session/store.ts";
import { admin, testContext } from "../testing/context.ts";
import { registered, self } from "../testing/participant.ts";
import { booked, running } from "../testing/session.ts";
import { hasConsent } from "./consent.ts";
import { give } from "./give.ts";

describe("give", () => {
  it("appends a record for each word, and the last one counts at once", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { consent: {}, locale: "de-AT" });
    const own = ctx.as(self(person));
    const { consent, participant } = await give(own, {
      id: person.id,
      purpose: "recording",
      given: true,
    });
    const text = ctx.study.consents.find(({ purpose }) => purpose === "recording")!.text.de!;
    expect(consent).toEqual({
      purpose: "recording",
      given: true,
      version: "2026-1",
      hash: createHash("sha256").update(text).digest("hex"),
      language: "de",
      at: "2026-11-23T09:00:00.000Z",
      way: "portal",
    });
    expect(hasConsent(participant, "recording")).toBe(true);
    expect(hasConsent(participant, "session")).toBe(false);

    ctx.advance(60_000);
    const withdrawn = await give(own, { id: person.id, purpose: "recording", given: false });
    expect(withdrawn.consent).toMatchObject({ given: false, way: "withdrawal" });
    expect(hasConsent((await Participant.get(ctx, person.id))!, "recording")).toBe(false);
    const records = (await ctx.everything()).filter(({ kind }) => kind === "consent");
    expect(records.map(({ given }) => given).sort()).toEqual([false, true]);
  });

  it("stops the session that runs, and cancels the one that is booked, when taken back", async () => {
    const ctx = await testContext();
    const { participant, session } = await running(ctx);
    const own = ctx.as(self(participant));
    const withdrawn = await give(own, { id: participant.id, purpose: "session", given: false });
    expect(await Sessions.get(ctx, session.id)).toMatchObject({
      ...{ status: "abandoned", reason: "withdrawn", withdrawn: true },
    });
    expect(withdrawn.participant.status).toBe((await Participant.get(ctx, participant.id))?.status);

    const scheduledAt = "2026-11-25T10:00:00.000Z";
    const { participant: person, session: ahead } = await booked(ctx, { scheduledAt });
    await give(ctx.as(self(person)), { id: person.id, purpose: "session", given: false });
    const cancelled = await Sessions.get(ctx, ahead.id);
    expect(cancelled).toMatchObject({ status: "cancelled", reason: "withdrawn", guards: [] });
    // again: nothing more to stop
    await give(ctx.as(self(person)), { id: person.id, purpose: "session", given: false });
    expect((await Sessions.get(ctx, ahead.id))?.version).toBe(cancelled?.version);
  });

  it("leaves sessions alone when another purpose is taken back", async () => {
    const ctx = await testContext();
    const { participant, session } = await running(ctx);
    const own = ctx.as(self(participant));
    await give(own, { id: participant.id, purpose: "recording", given: false });
    expect((await Sessions.get(ctx, session.id))?.status).toBe("in-progress");
  });

  it("records the language of the text that was there, English for others", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const { consent } = await give(ctx.as(self(person)), {
      id: person.id,
      purpose: "session",
      given: true,
      language: "fr",
    });
    expect(consent.language).toBe("en");
  });

  it("subscribes again who wants to hear from us", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const stored = (await Participant.get(ctx, person.id))!;
    await Participant.replace(
      ctx,
      { ...stored, unsubscribedAt: "2026-11-23T09:00:00.000Z" },
      { ifVersion: 1 },
    );
    const own = ctx.as(self(person));
    await give(own, { id: person.id, purpose: "recording", given: true });
    expect((await Participant.get(ctx, person.id))?.unsubscribedAt).toBeDefined();
    await give(own, { id: person.id, purpose: "contact", given: true });
    expect((await Participant.get(ctx, person.id))?.unsubscribedAt).toBeUndefined();
  });

  it("is the person's own, also by the link of a session's mail", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { consent: {} });
    const limited = ctx.as({ kind: "participant", id: person.id, sessionId: "ses_1" });
    await give(limited, { id: person.id, purpose: "session", given: true });
    const input = { id: person.id, purpose: "session", given: false } as const;
    await expect(give(ctx.as(admin), input)).rejects.toMatchObject({ code: "not_found" });
  });
});
