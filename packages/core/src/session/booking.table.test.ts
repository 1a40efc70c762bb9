import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { read as readAvailability } from "../availability/read.ts";
import * as Participants from "../participant/store.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { registered, self } from "../testing/participant.ts";
import { booked, eligible } from "../testing/session.ts";
import { cancel } from "./cancel.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { markNoShow } from "./mark-no-show.ts";
import { read } from "./read.ts";
import { update } from "./update.ts";

const slot = "2026-11-24T10:00:00.000Z";

const mailKinds = async (ctx: TestContext) =>
  (await ctx.everything()).flatMap(({ emailKind }) => emailKind ?? []).sort();
const statusOf = async (ctx: TestContext, id: string) =>
  (await Participants.get(ctx, id, { consistent: true }))?.status;

describe("booking by the participant", () => {
  it("takes a free slot for the next scenario of the plan, confirms it and moves the person on", async () => {
    const ctx = await testContext();
    const person = await eligible(ctx);
    const { session } = await create(ctx.as(self(person)), {
      participantId: person.id,
      scheduledAt: slot,
    });
    expect(session).toMatchObject({
      code: "S0001",
      status: "scheduled",
      scenarioType: "first-time",
      durationMinutes: 60,
      scheduledAt: slot,
      participant: { firstName: "Mira", status: "scheduled" },
    });
    const { session: found } = await read(ctx.as(self(person)), { id: session.id });
    expect(session.participant).toEqual(found.participant);
    expect(await statusOf(ctx, person.id)).toBe("scheduled");
    expect(await mailKinds(ctx)).toEqual(["session-confirmation", "welcome"]);
  });

  it.each([
    ["a time that is not offered", { scheduledAt: "2026-11-24T10:07:00.000Z" }, "slot_unavailable"],
    ["a closed hour", { scheduledAt: "2026-11-24T21:00:00.000Z" }, "slot_unavailable"],
    ["the past", { scheduledAt: "2026-11-22T10:00:00.000Z" }, "in_the_past"],
    ["a far future", { scheduledAt: "2027-11-24T10:00:00.000Z" }, "slot_unavailable"],
    ["the end of time", { scheduledAt: "9999-12-31T23:59:59Z" }, "slot_unavailable"],
    ["no time", {}, "invalid_input"],
    ["a moderator of one's own choice", { scheduledAt: slot, moderatorId: "x" }, "forbidden"],
  ])("refuses %s", async (_what, input, code) => {
    const ctx = await testContext();
    const person = await eligible(ctx);
    await expect(
      create(ctx.as(self(person)), { participantId: person.id, ...input }),
    ).rejects.toMatchObject({ code });
  });

  it("needs a screening, and allows one booking at a time", async () => {
    const ctx = await testContext();
    const unscreened = await registered(ctx);
    const input = { participantId: unscreened.id, scheduledAt: slot };
    await expect(create(ctx.as(self(unscreened)), input)).rejects.toMatchObject({
      code: "not_eligible",
    });
    const person = await eligible(ctx, {});
    await create(ctx.as(self(person)), { participantId: person.id, scheduledAt: slot });
    await expect(
      create(ctx.as(self(person)), {
        participantId: person.id,
        scheduledAt: "2026-11-24T11:00:00.000Z",
      }),
    ).rejects.toMatchObject({ code: "email_unverified" });
  });

  it("gives one seat to one of many who ask at once", async () => {
    const ctx = await testContext();
    const people = await Promise.all(Array.from({ length: 6 }, () => eligible(ctx)));
    const answers = await Promise.allSettled(
      people.map((person) =>
        create(ctx.as(self(person)), { participantId: person.id, scheduledAt: slot }),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "slot_taken" });
    const { slots } = await readAvailability(ctx, { from: slot, to: "2026-11-24T12:00:00.000Z" });
    expect(slots.map(({ free }) => free)).toEqual([0, 1]);
  });

  it("gives the same session to the same request once more", async () => {
    const ctx = await testContext();
    const person = await eligible(ctx);
    const own = { ...ctx.as(self(person)), idempotency: { key: "k", requestHash: "b" } };
    const input = { participantId: person.id, scheduledAt: slot };
    const first = await create(own, input);
    const again = await create(own, input);
    expect(again.session.id).toBe(first.session.id);
    expect((await ctx.everything()).filter(({ kind }) => kind === "session")).toHaveLength(1);
  });
});

describe("booking again by the link of a mail", () => {
  const limited = (person: { id: string }, session: { id: string }): Actor => ({
    kind: "participant",
    id: person.id,
    sessionId: session.id,
  });

  it("is possible once the link's session is over, for a week, and for nobody else", async () => {
    const ctx = await testContext();
    const { session, participant } = await booked(ctx, { scheduledAt: slot });
    const other = await eligible(ctx);
    const again = { participantId: participant.id, scheduledAt: "2026-11-26T10:00:00.000Z" };
    const byLink = ctx.as(limited(participant, session));
    await expect(create(byLink, again)).rejects.toMatchObject({ code: "forbidden" });
    await cancel(byLink, { id: session.id });
    const stored = (await Participants.get(ctx, participant.id, { consistent: true }))!;
    // who redeems the code of a mail has shown that the address is theirs
    const verified = { ...stored, emailVerifiedAt: "2026-11-23T09:00:00.000Z" };
    await Participants.replace(ctx, verified, { ifVersion: stored.version });
    await expect(create(byLink, { ...again, participantId: other.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const { session: next } = await create(byLink, again);
    expect(next).toMatchObject({ status: "scheduled", scheduledAt: again.scheduledAt });
    // the link does not open the new session: its own mail does
    await expect(read(byLink, { id: next.id })).rejects.toMatchObject({ code: "not_found" });
    await cancel(ctx.as(researcher), { id: next.id });
    ctx.advance(8 * 24 * 3_600_000);
    await expect(
      create(byLink, { ...again, scheduledAt: "2026-12-03T10:00:00.000Z" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("booking by the team", () => {
  it("makes a session for now that takes the moderator's time only and mails no confirmation", async () => {
    const ctx = await testContext();
    await booked(ctx, { moderatorId: "rana" });
    const guards = (await ctx.everything()).filter(({ kind }) => kind === "slot-guard");
    expect(guards.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual(
      ["09:00", "09:15", "09:30", "09:45"].map((time) => `STAFF#rana#2026-11-23 ${time}`),
    );
    expect(await mailKinds(ctx)).toEqual(["staff-session", "welcome"]);
  });

  it("never books a moderator twice, whatever is overridden", async () => {
    const ctx = await testContext();
    await booked(ctx, { scheduledAt: "2026-11-24T22:00:00Z", moderatorId: "rana", override: true });
    await expect(
      booked(ctx, { scheduledAt: "2026-11-24T22:30:00Z", moderatorId: "rana", override: true }),
    ).rejects.toMatchObject({ code: "slot_taken" });
    await expect(
      booked(ctx, { scheduledAt: "2026-11-25T22:30:00Z", moderatorId: "rana" }),
    ).rejects.toMatchObject({ code: "slot_unavailable" });
  });

  it("is possible for two years ahead, and refused at once after that, whatever is overridden", async () => {
    const ctx = await testContext();
    const person = await eligible(ctx);
    const staff = ctx.as(researcher);
    const far = { code: "invalid_input", errors: [{ pointer: "/scheduledAt" }] };
    for (const scheduledAt of ["2028-11-23T10:00:00Z", "9999-12-31T23:59:59Z"])
      for (const override of [false, true])
        await expect(
          create(staff, { participantId: person.id, scheduledAt, override }),
        ).rejects.toMatchObject(far);
    const { session } = await create(staff, {
      participantId: person.id,
      scheduledAt: "2028-11-21T10:00:00Z",
    });
    await expect(
      update(staff, { id: session.id, scheduledAt: "9999-12-31T23:59:59Z", override: true }),
    ).rejects.toMatchObject(far);
  });

  it("frees the time of a cancelled session, tells everybody, and lets the person book again", async () => {
    const ctx = await testContext();
    const { session, participant } = await booked(ctx, { scheduledAt: slot, moderatorId: "rana" });
    const twice = [1, 2].map(() => cancel(ctx.as(researcher), { id: session.id, reason: "ill" }));
    for (const answer of await Promise.all(twice))
      expect(answer.session).toMatchObject({
        status: "cancelled",
        reason: "ill",
        calendarSequence: 1,
      });
    expect((await ctx.everything()).filter(({ kind }) => kind === "slot-guard")).toEqual([]);
    expect(await statusOf(ctx, participant.id)).toBe("screened");
    expect(await mailKinds(ctx)).toEqual([
      "session-cancelled",
      "session-confirmation",
      "staff-session",
      "staff-session",
      "welcome",
    ]);
  });

  it("moves a session with its guards and raises the calendar's sequence", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx, { scheduledAt: slot, moderatorId: "rana" });
    const moved = await update(ctx.as(researcher), {
      id: session.id,
      scheduledAt: "2026-11-24T10:30:00Z",
    });
    expect(moved.session).toMatchObject({
      scheduledAt: "2026-11-24T10:30:00.000Z",
      calendarSequence: 1,
    });
    const guards = (await ctx.everything()).filter(({ kind }) => kind === "slot-guard");
    const times = guards.map(({ sk }) => (sk as string).slice(0, 5)).sort();
    expect(times).toEqual(["10:30", "10:45", "11:00", "11:15"].flatMap((time) => [time, time]));
    expect(await mailKinds(ctx)).toContain("session-moved");
  });

  it("drops a person after the second no-show that is its own", async () => {
    const ctx = await testContext();
    const person = await eligible(ctx);
    for (const [ours, hour, status] of [
      [true, "10", "screened"],
      [false, "11", "screened"],
      [false, "12", "dropped"],
    ] as const) {
      const { session } = await create(ctx.as(researcher), {
        participantId: person.id,
        scheduledAt: `2026-11-24T${hour}:00:00Z`,
      });
      await markNoShow(ctx.as(researcher), { id: session.id, ours });
      expect(await statusOf(ctx, person.id)).toBe(status);
    }
  });
});

describe("what observers see", () => {
  it("is no name, no address and no notes of the team", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx, { scheduledAt: slot, notes: "Mira is shy" });
    const seen = JSON.stringify([
      await read(ctx.as(observer), { id: session.id }),
      await list(ctx.as(observer), { limit: 10 }),
    ]);
    expect(seen).toContain("P001");
    expect(seen).not.toMatch(/Mira|example\.org/);
    const full = await read(ctx.as(researcher), { id: session.id });
    expect(JSON.stringify(full)).toMatch(/Mira is shy/);
  });

  it("is a stranger's session to no other participant", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx, { scheduledAt: slot });
    const other = await eligible(ctx);
    await expect(read(ctx.as(self(other)), { id: session.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
