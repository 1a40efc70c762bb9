/** Much that is due at once, worked off by runs of limited time. */
import { expect } from "vitest";
import { type DueRun, forEachDue } from "../agenda/due.ts";
import type { Bus } from "../aws/bus.ts";
import { newId } from "../context.ts";
import { announce } from "../email/announce.ts";
import { queueEmail } from "../email/queue.ts";
import { remind } from "../session/remind.ts";
import type { StoredSession } from "../session/session.ts";
import { createWrite } from "../session/store.ts";
import { type TestContext, testContext } from "./context.ts";
import { booked } from "./session.ts";

const budgetMargin = 2000;

/** Runs until all is done; each run ends soon after its time is over, and none begins from scratch. */
async function workOff(run: () => Promise<DueRun>, budgetMs: number): Promise<DueRun[]> {
  const runs: DueRun[] = [];
  do {
    const startedAt = performance.now();
    runs.push(await run());
    expect(performance.now() - startedAt).toBeLessThan(budgetMs + budgetMargin);
  } while (!runs.at(-1)!.finished);
  return runs;
}

async function writeAll(
  ctx: TestContext,
  count: number,
  write: (at: number) => ReturnType<typeof createWrite>,
) {
  for (let at = 0; at < count; at += 50) {
    const writes = Array.from({ length: Math.min(50, count - at) }, (_, each) => write(at + each));
    expect(await ctx.table.transact(writes)).toEqual({ ok: true });
  }
}

/** `count` reminders are due at once: each is queued once, in runs of `budgetMs`, two of them at a time. */
export async function remindersBacklog(count: number, budgetMs: number): Promise<number> {
  const ctx = await testContext();
  const { session } = await booked(ctx, { scheduledAt: "2026-11-27T10:00:00.000Z" });
  const like = session as StoredSession;
  await writeAll(ctx, count, () =>
    createWrite({ ...like, id: newId(ctx, "session"), bookedAt: like.createdAt, version: 1 }),
  );
  ctx.advance(Date.parse("2026-11-26T10:00:00.000Z") - ctx.now());
  const run = () =>
    forEachDue(ctx, "reminders", (_, item) => remind(ctx, { id: item.id }), { budgetMs });
  const [one, two] = await Promise.all([workOff(run, budgetMs), workOff(run, budgetMs)]);
  const runs = [...one, ...two];
  expect(runs.reduce((sum, { failed }) => sum + failed, 0)).toBe(0);
  const mails = (await ctx.everything()).filter(
    ({ emailKind }) => emailKind === "session-reminder",
  );
  expect(mails).toHaveLength(count + 1);
  expect(new Set(mails.map(({ sessionId }) => sessionId)).size).toBe(count + 1);
  return runs.length;
}

/** `count` mails wait that the bus forgot: each is announced once, though none has been sent yet. */
export async function mailsBacklog(count: number, budgetMs: number): Promise<number> {
  const ctx = await testContext();
  const participantId = newId(ctx, "participant");
  await writeAll(ctx, count, () => queueEmail(ctx, { kind: "welcome", participantId }));
  ctx.advance(3 * 60_000);
  const told: unknown[] = [];
  const bus: Bus = { publish: async (events) => void told.push(...events) };
  const run = () =>
    forEachDue(ctx, "email-retries", (_, item) => announce({ ...ctx, bus }, item), { budgetMs });
  const runs = await workOff(run, budgetMs);
  expect(told).toHaveLength(count);
  ctx.advance(4 * 60_000);
  await workOff(run, budgetMs);
  expect(told).toHaveLength(count);
  // whatever was not claimed by then is announced again
  ctx.advance(60_000);
  await workOff(run, budgetMs);
  expect(told).toHaveLength(2 * count);
  return runs.length;
}
