/** Commands that come twice, late, or take back what was said before. */
import { expect, it } from "vitest";
import * as Participants from "../participant/store.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { booked, eligible } from "../testing/session.ts";
import { create } from "./create.ts";
import { markNoShow } from "./mark-no-show.ts";
import { start } from "./start.ts";
import * as Store from "./store.ts";
import { update } from "./update.ts";

const slot = "2026-11-24T10:00:00.000Z";
const person = async (ctx: TestContext, id: string) =>
  (await Participants.get(ctx, id, { consistent: true }))!;
const staffMails = async (ctx: TestContext) =>
  (await ctx.everything())
    .filter(({ emailKind }) => emailKind === "staff-session")
    .map(({ staffId, data }) => `${data.change} ${staffId}`)
    .sort();

it("takes a no-show off the person's account when the team had missed it, once", async () => {
  const ctx = await testContext();
  const team = ctx.as(researcher);
  const { id } = await eligible(ctx);
  for (const hour of ["10", "11"]) {
    const scheduledAt = `2026-11-24T${hour}:00:00Z`;
    const { session } = await create(team, { participantId: id, scheduledAt });
    await markNoShow(team, { id: session.id });
    if (hour === "10") continue;
    expect(await person(ctx, id)).toMatchObject({ noShows: 2, status: "dropped" });
    for (const _ of [1, 2]) await markNoShow(team, { id: session.id, ours: true });
    expect(await person(ctx, id)).toMatchObject({ noShows: 1, status: "screened" });
  }
});

it("counts who comes late as come, and frees the time of who does not", async () => {
  const ctx = await testContext();
  const team = ctx.as(researcher);
  const { session, participant } = await booked(ctx, { scheduledAt: slot, moderatorId: "rana" });
  await markNoShow(team, { id: session.id });
  expect((await ctx.everything()).filter(({ kind }) => kind === "slot-guard")).toEqual([]);
  expect(await person(ctx, participant.id)).toMatchObject({ noShows: 1 });
  await start(team, { id: session.id });
  expect(await person(ctx, participant.id)).toMatchObject({ noShows: 0, status: "active" });
});

it("writes nothing and mails nobody when a change is asked for again", async () => {
  const ctx = await testContext();
  const team = ctx.as(researcher);
  const { session } = await booked(ctx, { scheduledAt: slot });
  const change = { id: session.id, scheduledAt: "2026-11-24T12:00:00Z", durationMinutes: 45 };
  const moved = await update(team, change);
  const before = await ctx.everything();
  expect((await update(team, change)).session).toEqual(moved.session);
  expect(await ctx.everything()).toEqual(before);
});

it("invites who joins, tells who leaves, and no one once it is over", async () => {
  const ctx = await testContext();
  const team = ctx.as(researcher);
  const { session } = await booked(ctx, { scheduledAt: slot, moderatorId: "rana" });
  await update(team, { id: session.id, moderatorId: "olive", observerIds: ["ada"] });
  expect(await staffMails(ctx)).toEqual([
    "invited ada",
    "invited olive",
    "invited rana",
    "released rana",
  ]);
  await markNoShow(team, { id: session.id });
  await update(team, { id: session.id, observerIds: [] });
  expect(await staffMails(ctx)).toHaveLength(4);
  expect((await Store.get(ctx, session.id))?.calendarSequence).toBe(1);
});

it("books nobody who has left the study, whatever is overridden", async () => {
  const ctx = await testContext();
  const { id } = await eligible(ctx);
  const known = await person(ctx, id);
  await Participants.replace(ctx, { ...known, status: "dropped" }, { ifVersion: known.version });
  await expect(
    create(ctx.as(researcher), { participantId: id, override: true }),
  ).rejects.toMatchObject({ code: "not_eligible" });
});
