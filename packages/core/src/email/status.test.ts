import type { EmailStatus } from "@luna/contracts/entities/record";
import { describe, expect, it } from "vitest";
import type { StoredEmail } from "./email.ts";
import { toldBy } from "./report.ts";
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

const told = { at: "2026-11-23T09:01:00.000Z", messageId: "m-1" };

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
  ] as [EmailStatus, Report, EmailStatus][])("makes %s by %s %s", (before, by, now) => {
    expect(afterReport(email(before), by, told)?.status).toBe(now);
  });

  it.each([
    ["sent", "sent"],
    ["bounced", "sent"],
    ["complained", "bounced"],
    ["delivered", "sent"],
  ] as [EmailStatus, Report][])("leaves %s as it is by %s", (before, by) => {
    expect(afterReport(email(before), by, told)).toBeUndefined();
  });

  it("comes to the same whatever the order of the reports, and however often they come", () => {
    const reports: Report[] = ["sent", "delivered", "complained"];
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2, 1, 0, 2],
      [2, 0, 1, 1],
    ];
    const ends = orders.map((order) =>
      order.reduce(
        (now, index) => afterReport(now, reports[index]!, told) ?? now,
        email("sending"),
      ),
    );
    for (const end of ends)
      expect(end).toMatchObject({ status: "complained", sentAt: told.at, deliveredAt: told.at });
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

describe("toldBy", () => {
  const mail = { timestamp: "2026-11-23T09:01:00.000Z", messageId: "m-1" };
  const bounce = (bounceType: string, bounceSubType: string) => ({
    eventType: "Bounce",
    mail,
    bounce: { bounceType, bounceSubType, timestamp: mail.timestamp },
  });

  it("suppresses for good only what bounced for good", () => {
    expect(toldBy(bounce("Permanent", "General"))).toMatchObject({
      report: "bounced",
      suppress: "bounce",
    });
    expect(toldBy(bounce("Transient", "MailboxFull"))).not.toHaveProperty("suppress");
    expect(toldBy(bounce("Permanent", "OnAccountSuppressionList"))).toMatchObject({
      report: "suppressed",
    });
    expect(toldBy({ eventType: "Complaint", mail })).toMatchObject({ suppress: "complaint" });
  });

  it("learns nothing from a delay", () => {
    expect(toldBy({ eventType: "DeliveryDelay", mail })).toBeUndefined();
  });
});
