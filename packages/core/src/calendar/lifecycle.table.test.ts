/** Calendars of participant and staff over random lives of a session, as a program of another make reads them. */
import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readMail } from "../../../local/src/mail/read-mail.ts";
import type { Mailer } from "../aws/mailer.ts";
import { send } from "../email/send.ts";
import { isWaiting } from "../email/status.ts";
import { cancel } from "../session/cancel.ts";
import { confirm } from "../session/confirm.ts";
import { isAhead, type StoredSession } from "../session/session.ts";
import * as Sessions from "../session/store.ts";
import { update } from "../session/update.ts";
import { remember } from "../staff/store.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { booked } from "../testing/session.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

interface Entry {
  sequence: number;
  start: string;
  minutes: number;
  cancelled: boolean;
}

/** What the calendar programs of all readers hold, fed with the mails as they were sent. */
function calendars(uid: string) {
  const entries = new Map<string, Entry>();
  return {
    entries,
    async take(mime: Uint8Array): Promise<void> {
      const mail = await readMail(Buffer.from(mime));
      const file = mail.attachments.find(({ contentType }) => contentType === "text/calendar");
      if (!file) return;
      const text = Buffer.from(file.content, "base64").toString();
      expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      const calendar = new ICAL.Component(ICAL.parse(text));
      const [event, ...others] = calendar.getAllSubcomponents("vevent");
      const read = new ICAL.Event(event!);
      const method = calendar.getFirstPropertyValue("method");
      const value = (name: string) => String(event!.getFirstPropertyValue(name));
      const reader = mail.to[0]!;
      expect(others).toEqual([]);
      expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
      expect(read.uid).toBe(uid);
      expect(read.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
      expect(event!.getAllProperties("attendee")).toHaveLength(1);
      expect(value("attendee").toLowerCase()).toBe(`mailto:${reader}`);
      expect(value("organizer").toLowerCase()).toBe("mailto:study@luna.example");
      expect(value("dtstamp")).not.toBe("null");
      expect(value("status")).toBe(method === "CANCEL" ? "CANCELLED" : "CONFIRMED");
      const type = /content-type: text\/calendar;[^\n]*(?:\n\s[^\n]*)*/i.exec(
        String(Buffer.from(mime)),
      );
      expect(type?.[0].replace(/\s+/g, " ")).toMatch(new RegExp(`method="?${method}`, "i"));
      // a calendar leaves a file alone that is older than what it has
      expect(read.sequence).toBeGreaterThanOrEqual(entries.get(reader)?.sequence ?? 0);
      const entry: Entry = {
        sequence: read.sequence,
        start: read.startDate.toJSDate().toISOString(),
        minutes: read.duration.toSeconds() / 60,
        cancelled: method === "CANCEL",
      };
      const before = entries.get(reader);
      const changed =
        before !== undefined &&
        JSON.stringify({ ...before, sequence: 0 }) !== JSON.stringify({ ...entry, sequence: 0 });
      if (changed) expect(entry.sequence).toBeGreaterThan(before.sequence);
      entries.set(reader, entry);
    },
  };
}

const staff = [observer, researcher].map((actor) => (actor.kind === "staff" ? actor : undefined)!);
const hour = fc.integer({ min: 8, max: 18 });
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("move" as const), hour }) },
  fc.record({ do: fc.constant("resize" as const), minutes: fc.constantFrom(30, 45, 60) }),
  fc.record({
    do: fc.constant("staff" as const),
    moderatorId: fc.constantFrom(null, ...staff.map(({ id }) => id)),
    observerIds: fc.subarray(staff.map(({ id }) => id)),
  }),
  fc.record({ do: fc.constant("confirm" as const) }),
  fc.record({ do: fc.constant("cancel" as const) }),
);
const life = fc.array(
  fc.record({
    command,
    mailsFirst: fc.constantFrom("none" as const, "in order" as const, "last first" as const),
  }),
  { minLength: 3, maxLength: 7 },
);

async function act(
  ctx: TestContext,
  id: string,
  given: typeof command extends fc.Arbitrary<infer T> ? T : never,
) {
  const team = ctx.as(researcher);
  const { do: verb, ...input } = given;
  switch (verb) {
    case "move":
      return update(team, {
        id,
        scheduledAt: `2026-11-25T${String((input as { hour: number }).hour).padStart(2, "0")}:00:00Z`,
      });
    case "resize":
      return update(team, { id, durationMinutes: (input as { minutes: number }).minutes });
    case "staff":
      return update(team, {
        id,
        ...(input as { moderatorId: string | null; observerIds: string[] }),
      });
    case "confirm":
      return confirm(team, { id });
    case "cancel":
      return cancel(team, { id });
  }
}

it("ends with every calendar as the session is, whenever and in whatever order mails go out", async () => {
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      const ctx = await testContext();
      for (const each of staff) await remember(ctx.as(each));
      const { session, participant } = await booked(ctx, {
        scheduledAt: "2026-11-25T10:00:00.000Z",
        moderatorId: staff[0]!.id,
      });
      const { entries, take } = calendars(`${session.id}@luna`);
      const sent: Uint8Array[] = [];
      const mailer: Mailer = {
        ...services.mailer,
        send: (mail) => {
          sent.push(mail.mime);
          return services.mailer.send(mail);
        },
      };
      const sendAll = async (order: "in order" | "last first") => {
        const waiting = (await ctx.everything()).filter(
          ({ kind, status }) => kind === "email" && isWaiting(status),
        );
        waiting.sort((a, b) => (a.id < b.id ? -1 : 1));
        if (order === "last first") waiting.reverse();
        for (const { id } of waiting) {
          await send({ ...ctx, mailer }, id);
          ctx.advance(1000);
        }
        for (const mime of sent.splice(0)) await take(mime);
      };
      for (const { command, mailsFirst } of steps) {
        if (mailsFirst !== "none") await sendAll(mailsFirst);
        ctx.advance(1000);
        await act(ctx, session.id, command).catch((error) =>
          // a cancelled session takes no further command
          expect(error).toMatchObject({ code: "state_conflict" }),
        );
      }
      await sendAll("last first");
      const now = (await Sessions.get(ctx, session.id, { consistent: true }))!;
      const involved = isAhead(now) ? [now.moderatorId, ...now.observerIds] : [];
      const shows = (reader: string, there: boolean) => {
        const entry = entries.get(reader);
        if (there) expect(entry, reader).toMatchObject(shown(now));
        else expect(entry?.cancelled ?? true, reader).toBe(true);
      };
      shows(participant.email, isAhead(now));
      for (const { id, email } of staff) shows(email, involved.includes(id));
    }),
    { numRuns: 8 },
  );
}, 60_000);

const shown = (session: StoredSession) => ({
  start: session.scheduledAt,
  minutes: session.durationMinutes,
  cancelled: false,
});
