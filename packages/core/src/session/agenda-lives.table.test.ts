/** What the clock does to a session, however often, early, late and in parallel it is called. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Agenda, forEachDue } from "../agenda/due.ts";
import type { Item } from "../aws/table.ts";
import { after, type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { booked } from "../testing/session.ts";
import { cancel } from "./cancel.ts";
import { complete } from "./complete.ts";
import { confirm } from "./confirm.ts";
import { remind } from "./remind.ts";
import { requestFeedback } from "./request-feedback.ts";
import { start } from "./start.ts";
import * as Store from "./store.ts";
import { timeOut } from "./time-out.ts";
import { update } from "./update.ts";

const crons: Partial<Record<Agenda, (ctx: Context, of: { id: string }) => Promise<void>>> = {
  reminders: remind,
  timeouts: timeOut,
  "feedback-requests": requestFeedback,
};

/** The three crons once, as the clock calls them. */
async function runCrons(ctx: TestContext): Promise<void> {
  for (const [agenda, act] of Object.entries(crons)) {
    const run = await forEachDue(ctx, agenda as Agenda, (_, item) => act(ctx, { id: item.id }), {
      budgetMs: 60_000,
    });
    expect(run).toMatchObject({ failed: 0, finished: true });
  }
}

const mailsOf = async (ctx: TestContext): Promise<Item[]> =>
  (await ctx.everything())
    .filter(({ kind, emailKind }) => kind === "email" && emailKind !== "welcome")
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const minuteMs = 60_000;
const bookedAt = "2026-11-27T10:00:00.000Z";

describe("punctual runs", () => {
  it("remind twice, miss, and ask nobody who did not come", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx, { scheduledAt: bookedAt });
    for (let day = 0; day < 3; day++) {
      ctx.advance((day === 2 ? 23 : 24) * 60 * minuteMs);
      await runCrons(ctx);
    }
    for (let halfHours = 0; halfHours < 60; halfHours++) {
      ctx.advance(30 * minuteMs);
      await runCrons(ctx);
    }
    const mails = await mailsOf(ctx);
    expect(
      mails.map(({ emailKind, data, queuedAt }) => [emailKind, data?.before, queuedAt]),
    ).toEqual([
      ["session-confirmation", undefined, "2026-11-23T09:00:00.000Z"],
      ["session-reminder", "24h", "2026-11-26T10:00:00.000Z"],
      ["session-reminder", "1h", "2026-11-27T09:00:00.000Z"],
      ["no-show", undefined, "2026-11-27T10:30:00.000Z"],
    ]);
    expect((await Store.get(ctx, session.id))?.status).toBe("no-show");
  });

  it("thank once and ask for feedback once, three days after the end", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx, { scheduledAt: "2026-11-23T10:00:00.000Z" });
    ctx.advance(60 * minuteMs);
    await start(ctx.as(researcher), { id: session.id });
    for (const success of [false, true]) {
      await complete(ctx.as(researcher), { id: session.id, success });
      // resumed after the failure
      if (!success) await start(ctx.as(researcher), { id: session.id });
    }
    for (let days = 0; days < 5; days++) {
      ctx.advance(24 * 60 * minuteMs);
      await runCrons(ctx);
    }
    const kinds = (await mailsOf(ctx)).map(({ emailKind }) => emailKind);
    expect(kinds).toEqual(["session-confirmation", "thank-you", "feedback-request"]);
    expect((await Store.get(ctx, session.id))?.phases).toHaveLength(2);
  });
});

const moment = fc.record({
  minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 30 * 60 })),
  step: fc.constantFrom(
    ...([
      "run",
      "run",
      "run",
      "run twice",
      "run in parallel",
      "move",
      "cancel",
      "confirm",
    ] as const),
  ),
  /** Days from then, for a move. */
  days: fc.integer({ min: 1, max: 4 }),
});

it("queues each reminder once and for the time that then holds, whatever happens in between", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 4, maxLength: 14 }), async (steps) => {
      const ctx = await testContext();
      const team = ctx.as(researcher);
      const { session } = await booked(ctx, { scheduledAt: bookedAt });
      const { id } = session;
      /** Times that held, each with the moments from and to which it did. */
      const held = [{ scheduledAt: bookedAt, from: instant(ctx), to: "9" }];
      const end = () => {
        held.at(-1)!.to = instant(ctx);
      };
      for (const { minutes, step, days } of steps) {
        ctx.advance(minutes * minuteMs);
        try {
          switch (step) {
            case "run":
              await runCrons(ctx);
              break;
            case "run twice":
              for (const _ of [1, 2]) await runCrons(ctx);
              break;
            case "run in parallel":
              await Promise.all([1, 2, 3].map(() => runCrons(ctx)));
              break;
            case "move": {
              const scheduledAt = after(ctx.now(), { days });
              if (scheduledAt === held.at(-1)!.scheduledAt) break;
              await update(team, { id, scheduledAt, override: true });
              end();
              held.push({ scheduledAt, from: instant(ctx), to: "9" });
              break;
            }
            case "cancel":
              await cancel(team, { id });
              end();
              break;
            case "confirm":
              await confirm(team, { id });
          }
        } catch (error) {
          // over by then: nothing happens to it any more
          if (!(error instanceof AppError) || error.code !== "state_conflict") throw error;
        }
      }
      ctx.advance(5 * 24 * 60 * minuteMs);
      await Promise.all([1, 2].map(() => runCrons(ctx)));

      const mails = await mailsOf(ctx);
      const reminders = mails.filter(({ emailKind }) => emailKind === "session-reminder");
      const names = reminders.map(({ data }) => `${data.before} ${data.scheduledAt}`);
      expect(new Set(names).size).toBe(names.length);
      for (const { data, queuedAt } of reminders) {
        const [time] = held.filter(
          ({ scheduledAt, from, to }) =>
            scheduledAt === data.scheduledAt && from <= queuedAt && queuedAt <= to,
        );
        expect(time, `${queuedAt} ${JSON.stringify(held)}`).toBeDefined();
        expect(queuedAt < data.scheduledAt).toBe(true);
        expect(
          queuedAt >= after(data.scheduledAt, { hours: data.before === "24h" ? -24 : -1 }),
        ).toBe(true);
      }
      const count = (kind: string) => mails.filter(({ emailKind }) => emailKind === kind).length;
      expect(count("session-moved")).toBe(held.length - 1);
      const { status } = (await Store.get(ctx, id, { consistent: true }))!;
      expect(["cancelled", "no-show"]).toContain(status);
      expect(count("session-cancelled")).toBe(status === "cancelled" ? 1 : 0);
      expect(count("no-show")).toBe(status === "no-show" ? 1 : 0);
    }),
    { numRuns: 8 },
  );
}, 60_000);
