import { describe, expect, it } from "vitest";
import * as Participant from "../participant/store.ts";
import { count } from "../participant/totals.ts";
import { update } from "../participant/update.ts";
import { observer, researcher, testContext } from "../testing/context.ts";
import { fitAnswers, registered, self } from "../testing/participant.ts";
import { screen } from "./screen.ts";

describe("screen", () => {
  it("tells the person whether it is in, and what comes next, but no score", async () => {
    const ctx = await testContext();
    const person = await registered(ctx, { locale: "de" });
    const answer = await screen(ctx.as(self(person)), {
      id: person.id,
      ...fitAnswers,
      communicationClear: true,
    });
    expect(answer).toEqual({
      eligible: true,
      status: "screened",
      next: expect.stringMatching(/^Vielen Dank/),
    });
    const stored = await Participant.get(ctx, person.id);
    // (20 + 20 + 20 + 15 + 5) * 100 / 90: nobody judges their own communication
    expect(stored).toMatchObject({ score: 89, eligible: true, status: "screened" });
    expect(stored?.screening).toMatchObject({ by: person.id, ruleVersion: "2026-1" });
  });

  it("tells a researcher everything", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const answer = await screen(ctx, {
      id: person.id,
      ...fitAnswers,
      hasAdminRights: false,
      communicationClear: true,
    });
    expect(answer).toMatchObject({
      score: 80,
      eligible: true,
      status: "screened",
      recommendations: ["schedule", "may need help to install"],
      ruleVersion: "2026-1",
    });
  });

  it("asks the person once, and again only when a researcher opens it", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const own = ctx.as(self(person));
    const no = { id: person.id, ...fitAnswers, available: false };
    expect(await screen(own, no)).toMatchObject({ eligible: false, status: "ineligible" });
    await expect(screen(own, no)).rejects.toMatchObject({ code: "already_screened" });

    await update(ctx, { id: person.id, status: "pending", reason: "has found time since" });
    expect(await screen(own, { id: person.id, ...fitAnswers })).toMatchObject({
      status: "screened",
    });
    await expect(screen(own, no)).rejects.toMatchObject({ code: "already_screened" });
    expect((await Participant.get(ctx, person.id))?.screenings).toHaveLength(2);
  });

  it("of two answers at the same moment takes one", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    const own = ctx.as(self(person));
    const results = await Promise.allSettled([
      screen(own, { id: person.id, ...fitAnswers }),
      screen(own, { id: person.id, ...fitAnswers, adult: false }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await Participant.get(ctx, person.id))?.screenings).toHaveLength(1);
  });

  it("weighs the segment by who is eligible already, the person left out", async () => {
    const ctx = await testContext({ actor: researcher });
    for (let n = 0; n < 3; n++) {
      const other = await registered(ctx, { techLevel: "advanced" });
      await screen(ctx, { id: other.id, ...fitAnswers });
      await count(ctx, (await Participant.get(ctx, other.id, { consistent: true }))!);
    }
    const person = await registered(ctx, { techLevel: "advanced" });
    await screen(ctx, { id: person.id, ...fitAnswers, communicationClear: true });
    const once = (await Participant.get(ctx, person.id, { consistent: true }))!;
    // (3 + 1) / (3 + 3): twice an equal share
    expect(once.screening?.balance).toEqual({ share: 4 / 6, equalShare: 1 / 3 });
    expect(once.score).toBe(87);
    await count(ctx, once);
    await screen(ctx, { id: person.id, ...fitAnswers, communicationClear: true });
    expect((await Participant.get(ctx, person.id))?.screening?.balance.share).toBe(4 / 6);
  });

  it("keeps the status that a booking gave, and refuses who was dropped", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const stored = (await Participant.get(ctx, person.id))!;
    await Participant.replace(ctx, { ...stored, status: "scheduled" }, { ifVersion: 1 });
    expect(await screen(ctx, { id: person.id, ...fitAnswers })).toMatchObject({
      status: "scheduled",
    });
    await update(ctx, { id: person.id, status: "dropped" });
    await expect(screen(ctx, { id: person.id, ...fitAnswers })).rejects.toMatchObject({
      code: "state_conflict",
    });
  });

  it("is not for observers nor for strangers", async () => {
    const ctx = await testContext();
    const person = await registered(ctx);
    await expect(screen(ctx.as(observer), { id: person.id, ...fitAnswers })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await registered(ctx);
    await expect(
      screen(ctx.as(self(stranger)), { id: person.id, ...fitAnswers }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
