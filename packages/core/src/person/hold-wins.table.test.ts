/** A legal hold and an erasure that come at one moment: one of them wins, and the other is told. */
import { describe, expect, it } from "vitest";
import { connectBucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { runJob } from "../job/run.ts";
import * as Job from "../job/store.ts";
import * as Participant from "../participant/store.ts";
import { create } from "../session/create.ts";
import { hold as holdSession } from "../session/hold.ts";
import { sessionStore } from "../session/person-store.ts";
import * as Session from "../session/store.ts";
import { admin, researcher, type TestContext, testContext } from "../testing/context.ts";
import { registered } from "../testing/participant.ts";
import { erase } from "./erase.ts";
import { eraseEverywhere, holdCheckMinutes } from "./erase-everywhere.ts";
import { takeProfile } from "./take-profile.ts";

async function personWithSession() {
  const ctx = await testContext({ actor: researcher });
  const person = await registered(ctx);
  const { session } = await create(ctx, { participantId: person.id, override: true });
  const hold = (hold = true) =>
    holdSession(ctx.as(admin), { id: session.id, hold, reason: "a dispute" });
  const worker = {
    ...ctx.as({ kind: "service", name: "jobs" }),
    bucket: connectBucket("no-bucket"),
  };
  const run = (jobId: string, budgetMs = 10_000) =>
    runJob(worker, jobId, { erasure: eraseEverywhere }, { budgetMs });
  const isThere = async () =>
    (await Session.get(ctx, session.id, { consistent: true })) !== undefined;
  return { ctx, person, session, hold, run, isThere };
}

/** The same world, where `act` comes in before the first transaction. */
function interrupted(ctx: TestContext, act: () => Promise<unknown>): Context {
  let done = false;
  return {
    ...ctx.as(admin),
    table: {
      ...ctx.table,
      async transact(writes) {
        if (!done) {
          done = true;
          await act();
        }
        return ctx.table.transact(writes);
      },
    },
  };
}

const refused = { code: "state_conflict" };

describe("a hold on somebody whose erasure has begun", () => {
  it("is refused after any of its steps, so that none is answered and then broken", async () => {
    const { ctx, person, session, hold, run, isThere } = await personWithSession();
    const { jobId } = await erase(ctx.as(admin), { id: person.id });
    await expect(hold()).rejects.toMatchObject(refused);
    // a budget that is over after one step
    await run(jobId, -1);
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "running" });
    expect(await isThere()).toBe(true);
    await expect(hold()).rejects.toMatchObject(refused);
    expect(await Session.get(ctx, session.id, { consistent: true })).not.toHaveProperty("hold");
    await run(jobId);
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "done" });
    expect(await isThere()).toBe(false);
    await expect(hold()).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused when the erasure was faster by a moment", async () => {
    const { ctx, person, session, isThere } = await personWithSession();
    const late = interrupted(ctx, () => erase(ctx.as(admin), { id: person.id }));
    await expect(
      holdSession(late, { id: session.id, hold: true, reason: "a dispute" }),
    ).rejects.toMatchObject(refused);
    expect(await isThere()).toBe(true);
  });
});

describe("a hold that comes before anything is gone", () => {
  it("wins over a request that has found none", async () => {
    const { ctx, person, hold, run, isThere } = await personWithSession();
    const { jobId } = await erase(
      interrupted(ctx, () => hold()),
      { id: person.id },
    );
    expect(await Participant.get(ctx, person.id, { consistent: true })).toMatchObject({
      sealedAt: expect.any(String),
    });
    await run(jobId);
    expect(await isThere()).toBe(true);
    await hold(false);
    await run(jobId);
    expect(await isThere()).toBe(false);
  });

  it("wins over a job that has found that the last one had ended", async () => {
    const { ctx, person, hold, run, isThere } = await personWithSession();
    await hold();
    const { jobId } = await erase(ctx.as(admin), { id: person.id });
    await hold(false);
    expect(
      await takeProfile(
        interrupted(ctx, () => hold()),
        person.id,
      ),
    ).toBe(false);
    await run(jobId);
    expect(await Job.get(ctx, jobId)).toMatchObject({ status: "running", percent: 0 });
    expect(await Participant.get(ctx, person.id, { consistent: true })).toBeDefined();
    expect(await isThere()).toBe(true);
  });
});

it("looks for holds at every step, and deletes no session that has one", async () => {
  const { ctx, person, session, hold, run, isThere } = await personWithSession();
  const { jobId } = await erase(ctx.as(admin), { id: person.id });
  await run(jobId, -1);
  await run(jobId, -1);
  // as if one had come in by another way
  const stored = (await Session.get(ctx, session.id, { consistent: true }))!;
  const held = { ...stored, hold: { reason: "a dispute" } };
  await Session.replace(ctx, held, { ifVersion: stored.version });
  const { everything } = ctx;
  const before = (await everything()).filter(({ pk }) => pk === `SESSION#${session.id}`);
  await sessionStore.eraseOf(ctx, person.id);
  expect((await everything()).filter(({ pk }) => pk === `SESSION#${session.id}`)).toEqual(before);
  await run(jobId);
  expect(await Job.get(ctx, jobId)).toMatchObject({ status: "running", percent: 0 });
  await hold(false);
  ctx.advance(holdCheckMinutes * 60_000);
  await run(jobId);
  expect(await Job.get(ctx, jobId)).toMatchObject({ status: "done" });
  expect(await isThere()).toBe(false);
});
