import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forEachDue } from "../agenda/due.ts";
import { send } from "../email/send.ts";
import { give } from "../feedback/give.ts";
import * as Files from "../file/store.ts";
import { hold } from "../session/hold.ts";
import { remember, setPreferences } from "../staff/store.ts";
import { admin, observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { booked, running } from "../testing/session.ts";
import { nextDigestAt } from "./next-digest.ts";
import { queueDigest } from "./queue-digest.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const run = (ctx: TestContext) =>
  forEachDue(
    ctx,
    "reminders",
    async (_, item) => (item.kind === "staff" ? queueDigest(ctx, item) : undefined),
    { budgetMs: 60_000 },
  );
const digests = async (ctx: TestContext) =>
  (await ctx.everything()).filter(({ emailKind }) => emailKind === "staff-digest");
const day = 24 * 3_600_000;

describe("nextDigestAt", () => {
  it.each([
    ["2026-11-23T05:00:00.000Z", "Europe/Berlin", "2026-11-23T06:00:00.000Z"],
    ["2026-11-23T06:00:00.000Z", "Europe/Berlin", "2026-11-24T06:00:00.000Z"],
    ["2026-11-23T20:00:00.000Z", "Pacific/Auckland", "2026-11-24T18:00:00.000Z"],
    // clocks go forward in the night
    ["2026-03-28T20:00:00.000Z", "Europe/Berlin", "2026-03-29T05:00:00.000Z"],
  ])("after %s in %s is %s", (now, zone, next) => {
    expect(nextDigestAt(Date.parse(now), zone)).toBe(next);
  });
});

describe("the digest", () => {
  it("tells once a morning, to who wants it, of the day and of what is new", async () => {
    const ctx = await testContext({ startAt: "2026-11-23T09:00:00.000Z" });
    for (const actor of [researcher, observer]) await remember(ctx.as(actor));
    await setPreferences(ctx, "researcher-1", { digest: true, timeZone: "Europe/Berlin" });
    await booked(ctx, { scheduledAt: "2026-11-24T15:00:00.000Z", moderatorId: "researcher-1" });
    await booked(ctx, { scheduledAt: "2026-11-24T10:00:00.000Z", observerIds: ["researcher-1"] });
    await booked(ctx, { scheduledAt: "2026-11-25T10:00:00.000Z", moderatorId: "researcher-1" });
    const { session } = await running(ctx);
    await give(ctx.as(researcher), { id: session.id, npsScore: 9 });
    // 7 o'clock in Berlin is 6 in UTC
    ctx.advance(20.9 * 3_600_000);
    await run(ctx);
    expect(await digests(ctx)).toEqual([]);
    ctx.advance(0.2 * 3_600_000);
    await Promise.all([run(ctx), run(ctx)]);
    await run(ctx);
    const [digest, ...others] = await digests(ctx);
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      staffId: "researcher-1",
      data: {
        sessions: [
          { sessionCode: "S0002", role: "observer" },
          { sessionCode: "S0001", role: "moderator" },
        ],
        newFeedback: 1,
        newBookings: 3,
        leavingRecordings: [],
      },
    });
    await send({ ...ctx, mailer: services.mailer }, digest!.id);
    const mail = (await services.mails()).at(-1)!;
    expect(mail.to).toEqual(["researcher@luna.example"]);
    expect(mail.text).toContain("S0001");
    expect(mail.text).not.toContain("Mira");
    ctx.advance(day);
    await run(ctx);
    expect(await digests(ctx)).toHaveLength(2);
  });

  it("tells the moderator once that a recording goes in 14 days, asked for or not, held ones aside", async () => {
    const ctx = await testContext();
    for (const actor of [researcher, observer]) await remember(ctx.as(actor));
    const { session } = await booked(ctx, {
      moderatorId: "researcher-1",
      observerIds: ["observer-1"],
    });
    const held = await booked(ctx, { moderatorId: "observer-1" });
    await hold(ctx.as(admin), { id: held.session.id, hold: true, reason: "a question of law" });
    for (const [at, sessionId] of [session.id, held.session.id].entries())
      await ctx.table.transact([
        Files.createWrite(ctx, {
          id: `fil_01JD000000000000000000000${at}`,
          name: "Mira.webm",
          contentType: "video/webm",
          category: "recording",
          status: "ready",
          size: 1000,
          sessionId,
          uploadedBy: "client",
          createdAt: "2026-11-23T09:00:00.000Z",
          readyAt: "2026-11-23T09:00:00.000Z",
          version: 1,
        }),
      ]);
    let told = 0;
    for (let days = 0; days < 88; days++) {
      ctx.advance(day);
      await run(ctx);
      const found = (await digests(ctx)).length;
      // 90 days less 14, at the first look after
      if (found > told) expect(days + 1).toBe(76);
      told = found;
    }
    const [notice, ...others] = await digests(ctx);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      staffId: "researcher-1",
      data: { leavingRecordings: [{ sessionCode: session.code }] },
    });
    expect(JSON.stringify(notice)).not.toContain("Mira");
  }, 20_000);
});
