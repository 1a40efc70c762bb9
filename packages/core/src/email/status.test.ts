import type { EmailStatus } from "@luna/contracts/entities/record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredEmail } from "./email.ts";
import { newsOf } from "./report.ts";
import { afterReport, mostAttempts, pauseAfter, type Report } from "./status.ts";

const email = (status: EmailStatus): StoredEmail => ({
  id: "eml_01JD0000000000000000000000",
  emailKind: "welcome",
  status,
  queuedAt: "2026-11-23T09:00:00.000Z",
  sendAt: "2026-11-23T09:00:00.000Z",
  attempts: 1,
  version: 3,
});

const taken = { sentAt: "2026-11-23T09:00:30.000Z", messageId: "m-1" };
const told = { at: "2026-11-23T09:01:00.000Z", ...taken };

describe("afterReport", () => {
  it.each([
    ["sending", "sent", "sent"],
    ["queued", "sent", "sent"],
    ["sent", "delivered", "delivered"],
    ["sending", "delivered", "delivered"],
    ["delivered", "complained", "complained"],
    ["delivered", "bounced", "bounced"],
    ["failed", "delivered", "delivered"],
    ["sent", "rejected", "rejected"],
  ] as [EmailStatus, Report, EmailStatus][])("makes %s by %s %s", (before, report, now) => {
    expect(afterReport(email(before), { report, ...told })?.status).toBe(now);
  });

  it.each([
    ["sent", "sent"],
    ["bounced", "sent"],
    ["complained", "bounced"],
    ["delivered", "sent"],
  ] as [EmailStatus, Report][])("leaves %s as it is by %s", (before, report) => {
    const known = { ...email(before), ...taken };
    expect(afterReport(known, { report, ...told })).toBeUndefined();
  });

  it("forgets why a mail could not be sent once it is", () => {
    const late = { ...email("failed"), failure: "answer_lost" };
    expect(afterReport(late, { report: "sent", ...told })).toMatchObject({
      status: "sent",
      failure: undefined,
    });
  });

  it("takes a delay or an opening for what it shows: the mail has left", () => {
    expect(afterReport(email("sending"), { moment: "delayedAt", ...told })).toMatchObject({
      status: "sent",
      delayedAt: told.at,
      ...taken,
    });
    const bounced = { ...email("bounced"), failure: "Permanent/General" };
    expect(afterReport(bounced, { moment: "delayedAt", ...told })).toMatchObject({
      status: "bounced",
      failure: "Permanent/General",
    });
  });

  it("comes to the same whatever the order of the reports, and however often they come", () => {
    const types = ["Send", "Delivery", "Bounce", "Complaint", "Reject", "DeliveryDelay", "Open"];
    const event = fc.record({
      eventType: fc.constantFrom(...types),
      minute: fc.integer({ min: 10, max: 59 }),
    });
    const fold = (events: { eventType: string; minute: number }[]) =>
      events.reduce((now, { eventType, minute }) => {
        const at = `2026-11-23T09:${minute}:00.000Z`;
        const mail = { timestamp: taken.sentAt, messageId: "m-1" };
        const bounce = { bounceType: "Permanent", bounceSubType: "General", timestamp: at };
        const news = newsOf({
          eventType,
          mail,
          ...(eventType === "Bounce" && { bounce }),
          delivery: { timestamp: at },
          open: { timestamp: at },
          deliveryDelay: { timestamp: at, delayType: "MailboxFull" },
        })!;
        const { suppress: _suppress, ...rest } = news;
        return afterReport(now, { ...rest, ...taken }) ?? now;
      }, email("sending"));
    const reports = fc.array(event, { minLength: 1, maxLength: 8 });
    const shuffled = reports.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events, ...events], {
          minLength: 3 * events.length,
          maxLength: 3 * events.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, again]) => {
        expect(fold(again)).toEqual(fold(events));
      }),
    );
  });
});

describe("pauseAfter", () => {
  it("grows, spreads, and ends after eight attempts", () => {
    const pauses = Array.from(
      { length: mostAttempts - 1 },
      (_, index) => pauseAfter(index + 1, 0.6)!,
    );
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauseAfter(1, 0)).toBe(51_000);
    expect(pauseAfter(1, 1)).toBe(66_000);
    expect(pauseAfter(mostAttempts, 0.5)).toBeUndefined();
    expect(mostAttempts).toBe(8);
    const longest = pauses.map((_, index) => pauseAfter(index + 1, 1)!);
    expect(longest.reduce((sum, each) => sum + each, 0)).toBeLessThan(24 * 3_600_000);
  });
});

describe("newsOf", () => {
  const mail = { timestamp: "2026-11-23T09:01:00.000Z", messageId: "m-1" };
  const bounce = (bounceType: string, bounceSubType: string) => ({
    eventType: "Bounce",
    mail,
    bounce: { bounceType, bounceSubType, timestamp: mail.timestamp },
  });

  it("suppresses for good only what bounced for good", () => {
    expect(newsOf(bounce("Permanent", "General"))).toMatchObject({
      report: "bounced",
      suppress: "bounce",
    });
    expect(newsOf(bounce("Transient", "MailboxFull"))).not.toHaveProperty("suppress");
    expect(newsOf(bounce("Permanent", "OnAccountSuppressionList"))).toMatchObject({
      report: "suppressed",
    });
    expect(newsOf({ eventType: "Complaint", mail })).toMatchObject({ suppress: "complaint" });
  });

  it("learns from a delay when it was, and nothing from what it does not know", () => {
    expect(newsOf({ eventType: "DeliveryDelay", mail })).toEqual({
      moment: "delayedAt",
      at: mail.timestamp,
    });
    expect(newsOf({ eventType: "Subscription", mail })).toBeUndefined();
  });
});
