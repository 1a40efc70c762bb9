import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Participant from "../participant/store.ts";
import type { Change } from "../project/change.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { registered } from "../testing/participant.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { forgetBody } from "./forget-body.ts";
import { listEmails } from "./list.ts";
import { sendMessage } from "./message.ts";
import { emailStore } from "./person-store.ts";
import { projectEmail } from "./project.ts";
import { readEmail } from "./read.ts";
import { report, type SesEvent } from "./report.ts";
import { resendEmail } from "./resend.ts";
import { send } from "./send.ts";
import { emailStatistics } from "./statistics.ts";
import * as Email from "./store.ts";
import { isSuppressed } from "./suppression.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { unsubscribeToken } from "./unsubscribe-token.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const emails = async (ctx: TestContext) =>
  (await ctx.everything()).filter(({ kind }) => kind === "email");

/** Sends everything in the outbox, as the bus would have it. */
async function sendAll(ctx: TestContext) {
  for (const { id } of await emails(ctx)) await send({ ...ctx, mailer: services.mailer }, id);
}

/** Tells the reports of SES on the mails of one test, twice and the last first. */
async function reportAll(ctx: TestContext) {
  const ids = (await emails(ctx)).map(({ id }) => id as string);
  const types = ["Email Sent", "Email Delivered", "Email Bounced", "Email Complaint Received"];
  const told = types.flatMap((type) => services.events<SesEvent>(type));
  for (const event of [...told.reverse(), ...told]) {
    const id = event.mail.tags?.["email-id"]?.[0];
    if (id && ids.includes(id)) await report(ctx, id, event);
  }
}

const page = { limit: 50 };

describe("the delivery log", () => {
  it("follows what SES reports, and suppresses who bounced or complained", async () => {
    const ctx = await testContext();
    await registered(ctx, { email: "fine@example.org" });
    await registered(ctx, { email: "bounce@simulator.amazonses.com" });
    await registered(ctx, { email: "complaint@simulator.amazonses.com" });
    await sendAll(ctx);
    await expect
      .poll(async () => {
        await reportAll(ctx);
        return (await emails(ctx)).map(({ status }) => status).sort();
      })
      .toEqual(["bounced", "complained", "delivered"]);
    expect(await isSuppressed(ctx, "bounce@simulator.amazonses.com")).toBe(true);
    expect(await isSuppressed(ctx, "complaint@simulator.amazonses.com")).toBe(true);
    expect(await isSuppressed(ctx, "fine@example.org")).toBe(false);
    const { items } = await listEmails(ctx.as(researcher), { ...page, status: "delivered" });
    expect(items).toMatchObject([{ to: "fine@example.org", kind: "welcome" }]);
    expect(items[0]?.deliveredAt).toBeDefined();
  });

  it("shows observers neither address nor subject, and nobody the code of a link", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "hidden@example.org" });
    await sendAll(ctx);
    const seen = await listEmails(ctx.as(observer), { ...page, participantId: person.id });
    expect(seen.items).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toMatch(/hidden@|subject|text/);
    const { email } = await readEmail(ctx.as(researcher), { id: seen.items[0]!.id });
    expect(email.text).toContain("#code=…");
    expect(email.to).toBe("hidden@example.org");
    const audited = (await ctx.everything()).filter(({ kind }) => kind === "audit");
    expect(audited).toMatchObject([{ action: "readEmail", resource: email.id }]);
  });

  it("counts each mail once by how it stands, however often the stream tells it", async () => {
    const ctx = await testContext();
    await registered(ctx);
    await registered(ctx);
    const changes: Change[] = (await emails(ctx)).map((after) => ({
      id: after.id,
      before: undefined,
      after,
    }));
    const told = await Promise.all(changes.map((change) => projectEmail(ctx, change)));
    expect(told.flat()).toMatchObject([{ type: "email.queued" }, { type: "email.queued" }]);
    await sendAll(ctx);
    const sent = (await emails(ctx)).map((after, index) => ({
      id: "x",
      before: changes[index]!.after,
      after,
    }));
    for (const change of [...sent, ...changes, ...sent]) await projectEmail(ctx, change);
    ctx.advance(24 * 3_600_000);
    await registered(ctx);
    const [late] = (await emails(ctx)).filter(({ status }) => status === "queued");
    await projectEmail(ctx, { id: "y", before: undefined, after: late });
    const today = { total: 1, byStatus: { queued: 1 }, bounce: { x: 0, n: 0 } };
    const yesterday = { total: 2, byStatus: { sent: 2 }, bounce: { x: 0, n: 2 } };
    expect(await emailStatistics(ctx, {})).toMatchObject({
      total: 3,
      byKind: { welcome: { sent: 2, queued: 1 } },
      byStatus: { sent: 2, queued: 1 },
      bounce: { x: 0, n: 2 },
      days: [
        { day: "2026-11-23", ...yesterday, kinds: [{ kind: "welcome", ...yesterday }] },
        { day: "2026-11-24", ...today, kinds: [{ kind: "welcome", ...today }] },
      ],
    });
    const { days } = await emailStatistics(ctx, { from: "2026-11-24" });
    expect(days.map(({ day }) => day)).toEqual(["2026-11-24"]);
    for (const range of [
      { from: "2026-11-25", to: "2026-11-24" },
      { from: "2025-11-01", to: "2026-11-24" },
    ])
      await expect(emailStatistics(ctx, range)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("raises one alert for a mail that could not be sent", async () => {
    const ctx = await testContext();
    await registered(ctx);
    const [before] = await emails(ctx);
    const after = { ...before!, status: "failed", failure: "TooManyRequestsException", version: 9 };
    await projectEmail(ctx, { id: "1", before, after });
    const alerts = (await ctx.everything()).filter(({ kind }) => kind === "alert");
    expect(alerts).toMatchObject([
      {
        alertKind: "mail_failed",
        severity: "medium",
        about: expect.stringMatching(/^welcome, eml_\w+: TooManyRequestsException$/),
      },
    ]);
    expect(alerts[0]).not.toHaveProperty("sessionId");
  });

  it("sends a mail once more when asked, not while it is on its way", async () => {
    const ctx = await testContext();
    await registered(ctx, { email: "again@example.org" });
    const [first] = await emails(ctx);
    await expect(resendEmail(ctx.as(researcher), { id: first!.id })).rejects.toMatchObject({
      code: "state_conflict",
    });
    await sendAll(ctx);
    const { email } = await resendEmail(ctx.as(researcher), { id: first!.id });
    expect(email).toMatchObject({ kind: "welcome", status: "queued" });
    await sendAll(ctx);
    const got = (await services.mails()).filter(({ to }) => to[0] === "again@example.org");
    expect(got).toHaveLength(2);
  });

  it("messages chosen people, not the unsubscribed, and once for one key", async () => {
    const ctx = await testContext();
    const one = await registered(ctx);
    const two = await registered(ctx);
    const token = await unsubscribeToken(ctx, two.id);
    await unsubscribe(ctx, { token });
    await unsubscribe(ctx, { token });
    expect((await Participant.get(ctx, two.id))?.unsubscribedAt).toBeDefined();
    await expect(
      unsubscribe(ctx, { token: `${one.id}.${token.split(".")[1]}` }),
    ).rejects.toMatchObject({
      code: "code_spent",
    });
    const staff = { ...ctx.as(researcher), idempotency: { key: "k", requestHash: "h" } };
    const input = {
      participantIds: [one.id, two.id, "prt_01JD00000000000000000000ZZ"],
      subject: "News",
      text: "We have news.",
    };
    const answer = {
      queued: 1,
      skipped: [
        { participantId: two.id, reason: "unsubscribed" },
        { participantId: "prt_01JD00000000000000000000ZZ", reason: "not_found" },
      ],
    };
    expect(await sendMessage(staff, input)).toEqual(answer);
    expect(await sendMessage(staff, input)).toEqual(answer);
    expect((await emails(ctx)).filter(({ emailKind }) => emailKind === "message")).toHaveLength(1);
  });

  it("notes each recipient in the audit, up to the most that one message takes", async () => {
    const ctx = await testContext();
    const people = [];
    for (let n = 0; n < 95; n++) people.push(registered(ctx));
    const participantIds = (await Promise.all(people)).map(({ id }) => id);
    const input = { participantIds, subject: "News", text: "We have news." };
    expect(await sendMessage(ctx.as(researcher), input)).toEqual({ queued: 95, skipped: [] });
    const entries = (await ctx.everything()).filter(({ action }) => action === "sendMessage");
    expect(entries.map(({ resource }) => resource).sort()).toEqual(participantIds.sort());
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(["staff:researcher-1"]));
  });

  it("forgets the body in time and keeps the entry", async () => {
    const ctx = await testContext();
    await registered(ctx);
    await sendAll(ctx);
    const [item] = await emails(ctx);
    expect(item).toMatchObject({
      agenda: "retention",
      dueAt: expect.stringContaining("2027-02-21"),
    });
    ctx.advance(89 * 24 * 3_600_000);
    await forgetBody(ctx, item!);
    expect(await Email.get(ctx, item!.id)).toHaveProperty("text");
    ctx.advance(2 * 24 * 3_600_000);
    await forgetBody(ctx, item!);
    const kept = await Email.get(ctx, item!.id);
    expect(kept).toMatchObject({ status: "sent" });
    expect(kept).not.toHaveProperty("text");
    expect((await emails(ctx))[0]).not.toHaveProperty("agenda");
  });

  it("exports and erases the mails of a person", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "leaving@example.org" });
    await sendAll(ctx);
    expect(await emailStore.exportOf(ctx, person.id)).toMatchObject({
      emails: [{ kind: "welcome", to: "leaving@example.org" }],
    });
    await emailStore.eraseOf(ctx, person.id);
    await emailStore.eraseOf(ctx, person.id);
    expect(await emails(ctx)).toEqual([]);
    expect(await emailStore.exportOf(ctx, person.id)).toEqual({});
  });
});
