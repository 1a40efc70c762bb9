import type { EmailKind } from "@luna/contracts/entities/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mailer } from "../aws/mailer.ts";
import type { Write } from "../aws/table.ts";
import { after, instant } from "../context.ts";
import * as Participant from "../participant/store.ts";
import { screen } from "../screening/screen.ts";
import { cancel } from "../session/cancel.ts";
import { create } from "../session/create.ts";
import * as Session from "../session/store.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { registered } from "../testing/participant.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { queueEmail } from "./queue.ts";
import { report, type SesEvent } from "./report.ts";
import { send } from "./send.ts";
import { mostAttempts } from "./status.ts";
import * as Email from "./store.ts";
import { suppress } from "./suppression.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const sending = (ctx: TestContext, mailer: Mailer = services.mailer) => ({ ...ctx, mailer });

const queued = async (ctx: TestContext, ...writes: Write[]) => {
  expect(await ctx.table.transact(writes)).toEqual({ ok: true });
  return writes.map((write) => ("put" in write ? (write.put.id as string) : ""));
};

/** Ids of the queued mails of a kind. */
const outbox = async (ctx: TestContext, kind: EmailKind) =>
  (await ctx.everything())
    .filter((item) => item.kind === "email" && item.emailKind === kind && item.status === "queued")
    .map(({ id }) => id as string);

async function booked(ctx: TestContext, scheduledAt = "2026-11-25T10:00:00.000Z") {
  const person = await registered(ctx, { locale: "de", timeZone: "Europe/Berlin" });
  const staff = ctx.as(researcher);
  await screen(staff, {
    id: person.id,
    adult: true,
    available: true,
    hasAdminRights: true,
    hasReliableInternet: true,
    motivationLevel: "high",
    communicationClear: true,
  });
  const { session } = await create(staff, {
    participantId: person.id,
    scheduledAt,
    meetingUrl: "https://meet.example/abc",
  } as Parameters<typeof create>[1]);
  return { person, session };
}

const last = async <T>(list: Promise<T[]>) => (await list).at(-1)!;

describe("send", () => {
  it("sends the welcome with a link whose code nobody else has", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { email: "mira@example.org", firstName: "Mira" });
    const [id] = await outbox(ctx, "welcome");
    await send(sending(ctx), id!);
    const mail = await last(services.mails());
    expect(mail).toMatchObject({
      to: ["mira@example.org"],
      from: '"Luna study" <study@luna.example>',
    });
    // not yet known to be Mira's: a name that somebody typed is not mailed to a stranger
    expect(mail.headers.to).toBe("mira@example.org");
    expect(mail.headers["reply-to"]).toBe("team@luna.example");
    expect(mail.headers["list-unsubscribe"]).toBeUndefined();
    const code = /#code=([\w-]{20,})/.exec(mail.html)?.[1];
    expect(code).toBeDefined();
    expect(JSON.stringify(await ctx.everything())).not.toContain(code);
    expect(await Email.get(ctx, id!)).toMatchObject({
      status: "sent",
      to: "mira@example.org",
      participantId: person.id,
      attempts: 1,
      messageId: expect.stringMatching(/.+/),
      text: expect.stringContaining("#code=…"),
    });
  });

  it("sends a mail once, however many try", async () => {
    const ctx = await testContext();
    await registered(ctx, { email: "once@example.org" });
    const [id] = await outbox(ctx, "welcome");
    await Promise.all([1, 2, 3, 4].map(() => send(sending(ctx), id!)));
    await send(sending(ctx), id!);
    const mails = (await services.mails()).filter(({ to }) => to[0] === "once@example.org");
    expect(mails).toHaveLength(1);
  });

  it("confirms a session in the person's language, with an invitation for the calendar", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx);
    const [id] = await outbox(ctx, "session-confirmation");
    await send(sending(ctx), id!);
    const mail = await last(services.mails());
    expect(mail.headers["content-language"]).toBe("de");
    expect(mail.text).toContain("11:00"); // Berlin
    const mime = await last(services.mimes());
    expect(mime).toMatch(/text\/calendar;[^\n]*method=REQUEST/i);
    const calendar = mail.attachments.find(({ contentType }) => contentType === "text/calendar")!;
    const text = Buffer.from(calendar.content, "base64").toString();
    expect(text).toContain("METHOD:REQUEST");
    expect(text).toContain(`UID:${session.id}@luna`);
    expect(text).toContain("SEQUENCE:0");
    expect(text).toContain("DTSTART:20261125T100000Z");
  });

  it("withdraws the calendar entry of a cancelled session by a higher sequence", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx);
    const [confirmation] = await outbox(ctx, "session-confirmation");
    await cancel(ctx.as(researcher), { id: session.id });
    const [id] = await outbox(ctx, "session-cancelled");
    await send(sending(ctx), id!);
    const mail = await last(services.mails());
    const calendar = mail.attachments.find(({ contentType }) => contentType === "text/calendar")!;
    const text = Buffer.from(calendar.content, "base64").toString();
    expect(text).toContain("METHOD:CANCEL");
    expect(text).toContain("STATUS:CANCELLED");
    expect(text).toContain("SEQUENCE:1");
    expect(text).toContain(`UID:${session.id}@luna`);
    await send(sending(ctx), confirmation!);
    expect(await Email.get(ctx, confirmation!)).toMatchObject({
      status: "cancelled",
      failure: "session_cancelled",
    });
  });

  it("drops the reminder of a session that has moved, and one that comes too late", async () => {
    const ctx = await testContext();
    const { person, session } = await booked(ctx);
    const reminder = (scheduledAt: string) =>
      queueEmail(ctx, {
        kind: "session-reminder",
        participantId: person.id,
        sessionId: session.id,
        data: { before: "1h", scheduledAt },
      });
    const [moved, right] = await queued(
      ctx,
      reminder("2026-11-24T10:00:00.000Z"),
      reminder(session.scheduledAt!),
    );
    await send(sending(ctx), moved!);
    expect(await Email.get(ctx, moved!)).toMatchObject({
      status: "cancelled",
      failure: "session_moved",
    });
    await send(sending(ctx), right!);
    expect((await Email.get(ctx, right!))?.status).toBe("sent");
    expect((await last(services.mails())).html).toContain("https://meet.example/abc");
    const [late] = await queued(ctx, reminder(session.scheduledAt!));
    ctx.advance(5 * 24 * 3_600_000);
    await send(sending(ctx), late!);
    expect((await Email.get(ctx, late!))?.failure).toBe("too_late");
  });

  it("lets people unsubscribe by one click from what they can do without", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const message = () =>
      queueEmail(ctx, {
        kind: "message",
        participantId: person.id,
        data: { subject: "News", text: "Something new" },
      });
    const [first] = await queued(ctx, message());
    await send(sending(ctx), first!);
    const mail = await last(services.mails());
    expect(mail.headers["list-unsubscribe"]).toMatch(
      /^<http:\/\/api\.test\/api\/email\/unsubscribe\?token=.+>$/,
    );
    expect(mail.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
    const stored = (await Participant.get(ctx, person.id))!;
    await Participant.replace(
      ctx,
      { ...stored, unsubscribedAt: instant(ctx) },
      { ifVersion: stored.version },
    );
    const [second] = await queued(ctx, message());
    await send(sending(ctx), second!);
    expect(await Email.get(ctx, second!)).toMatchObject({
      status: "cancelled",
      failure: "unsubscribed",
    });
  });

  it("waits longer and longer after passing failures, and gives up within a day", async () => {
    const ctx = await testContext();
    await registered(ctx);
    const [id] = await outbox(ctx, "welcome");
    const down: Mailer = {
      ...services.mailer,
      send: async () => ({ outcome: "deferred", reason: "TooManyRequestsException" }),
    };
    const startedAt = ctx.now();
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      await send(sending(ctx, down), id!);
      const email = (await Email.get(ctx, id!))!;
      expect(email.attempts).toBe(attempt);
      if (attempt === mostAttempts) break;
      expect(email.status).toBe("queued");
      await send(sending(ctx, down), id!); // not its turn yet
      expect((await Email.get(ctx, id!))?.attempts).toBe(attempt);
      ctx.advance(Date.parse(email.sendAt) - ctx.now());
    }
    expect(await Email.get(ctx, id!)).toMatchObject({
      status: "failed",
      failure: "TooManyRequestsException",
    });
    expect(ctx.now() - startedAt).toBeLessThan(24 * 3_600_000);
    expect(ctx.now() - startedAt).toBeGreaterThan(12 * 3_600_000);
  });

  it("does not try again what SES refuses for good", async () => {
    const ctx = await testContext();
    await registered(ctx);
    const [id] = await outbox(ctx, "welcome");
    const refusing: Mailer = {
      ...services.mailer,
      send: async () => ({ outcome: "rejected", reason: "MessageRejected" }),
    };
    await send(sending(ctx, refusing), id!);
    expect(await Email.get(ctx, id!)).toMatchObject({
      status: "rejected",
      failure: "MessageRejected",
    });
  });

  it("takes over from a sender that died, unless SES has told of the mail", async () => {
    const ctx = await testContext();
    await registered(ctx, { email: "died@example.org" });
    await registered(ctx, { email: "told@example.org" });
    const [one, two] = await outbox(ctx, "welcome");
    const dying: Mailer = {
      ...services.mailer,
      send: () => Promise.reject(new Error("the process ended")),
    };
    for (const id of [one!, two!])
      await expect(send(sending(ctx, dying), id)).rejects.toThrow("the process ended");
    const sent: SesEvent = {
      eventType: "Send",
      mail: {
        timestamp: instant(ctx),
        messageId: "m-1",
        destination: ["told@example.org"],
        commonHeaders: { subject: "Welcome" },
      },
    };
    await report(ctx, two!, sent);
    await send(sending(ctx), one!);
    expect((await Email.get(ctx, one!))?.status).toBe("sending");
    ctx.advance(16 * 60_000);
    await send(sending(ctx), one!);
    await send(sending(ctx), two!);
    expect(await Email.get(ctx, one!)).toMatchObject({ status: "sent", attempts: 2 });
    expect(await Email.get(ctx, two!)).toMatchObject({
      status: "sent",
      attempts: 1,
      messageId: "m-1",
      // the log would not know them otherwise: the sender died before it could note them
      to: "told@example.org",
      subject: "Welcome",
    });
  });

  it("sends no second copy when SES tells that it took the first, though its answer was lost", async () => {
    const ctx = await testContext();
    await registered(ctx, { email: "unanswered@example.org" });
    const [id] = await outbox(ctx, "welcome");
    services.faults.set({
      ...{ service: "ses", action: "SendEmail", rate: 1 },
      ...{ error: "InternalFailure", after: true },
    });
    await send(sending(ctx), id!);
    services.faults.clear();
    expect(await Email.get(ctx, id!)).toMatchObject({
      status: "sending",
      failure: "InternalFailure",
    });
    const told = () =>
      services
        .events<SesEvent>("Email Sent")
        .find(({ mail }) => mail.tags?.["email-id"]?.[0] === id);
    await expect.poll(told).toBeDefined();
    await report(ctx, id!, told()!);
    ctx.advance(16 * 60_000);
    await send(sending(ctx), id!);
    const mails = (await services.mails()).filter(({ to }) => to[0] === "unanswered@example.org");
    expect(mails).toHaveLength(1);
    const email = await Email.get(ctx, id!);
    expect(email).toMatchObject({
      status: "sent",
      attempts: 1,
      text: expect.stringContaining("Mira"),
    });
    expect(email).not.toHaveProperty("failure");
  });

  it("tries again or gives up by the rule of its kind when nobody ever tells", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const silent: Mailer = {
      ...services.mailer,
      send: async () => ({ outcome: "unanswered", reason: "TimeoutError" }),
    };
    const [welcome] = await outbox(ctx, "welcome");
    const [message] = await queued(
      ctx,
      queueEmail(ctx, {
        kind: "message",
        participantId: person.id,
        data: { subject: "News", text: "Something new" },
      }),
    );
    for (const id of [welcome!, message!]) await send(sending(ctx, silent), id);
    ctx.advance(16 * 60_000);
    for (const id of [welcome!, message!]) await send(sending(ctx), id);
    expect(await Email.get(ctx, welcome!)).toMatchObject({ status: "sent", attempts: 2 });
    expect(await Email.get(ctx, message!)).toMatchObject({
      status: "failed",
      failure: "answer_lost",
      attempts: 1,
    });
    // a report that comes after all is still believed
    const mail = { timestamp: instant(ctx), messageId: "m-9" };
    await report(ctx, message!, { eventType: "Delivery", mail });
    expect(await Email.get(ctx, message!)).toMatchObject({ status: "delivered" });
  });

  it("sends nothing to an address that bounced, nor to somebody who is erased", async () => {
    const ctx = await testContext();
    const bounced = await registered(ctx, { email: "bounced@example.org" });
    const [id] = await outbox(ctx, "welcome");
    await suppress(ctx, "Bounced@Example.org", "bounce", bounced.id);
    await send(sending(ctx), id!);
    expect(await Email.get(ctx, id!)).toMatchObject({ status: "suppressed" });
    const gone = queueEmail(ctx, {
      kind: "welcome",
      participantId: "prt_01JD00000000000000000000ZZ",
    });
    await queued(ctx, gone);
    await send(sending(ctx), gone.put.id as string);
    expect(await Email.get(ctx, gone.put.id as string)).toMatchObject({
      status: "cancelled",
      failure: "participant_gone",
    });
  });

  it("mails nothing about a session that the person withdrew from", async () => {
    const ctx = await testContext();
    const { person, session } = await booked(ctx);
    const stored = (await Session.get(ctx, session.id, { consistent: true }))!;
    await Session.replace(ctx, { ...stored, withdrawn: true }, { ifVersion: stored.version });
    const [id] = await outbox(ctx, "session-confirmation");
    await send(sending(ctx), id!);
    expect(await Email.get(ctx, id!)).toMatchObject({ status: "cancelled", failure: "withdrawn" });
    expect(person.id).toBe(stored.participantId);
  });

  it("can be told to wait", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const at = after(ctx.now(), { hours: 1 });
    const [id] = await queued(
      ctx,
      queueEmail(ctx, { kind: "welcome", participantId: person.id, at }),
    );
    await send(sending(ctx), id!);
    expect((await Email.get(ctx, id!))?.status).toBe("queued");
    ctx.advance(3_600_000);
    await send(sending(ctx), id!);
    expect((await Email.get(ctx, id!))?.status).toBe("sent");
  });
});
