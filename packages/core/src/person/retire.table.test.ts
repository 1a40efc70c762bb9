import { describe, expect, it } from "vitest";
import { forEachDue } from "../agenda/due.ts";
import * as Participant from "../participant/store.ts";
import { researcher, testContext } from "../testing/context.ts";
import { registered } from "../testing/participant.ts";
import { erasureDueAt } from "./retention.ts";
import { retirePerson } from "./retire.ts";

const day = 24 * 3_600_000;
const registeredAt = "2026-01-01T00:00:00.000Z";
const session = (createdAt: string, more: { scheduledAt?: string; endedAt?: string } = {}) => ({
  createdAt,
  ...more,
});

describe("erasureDueAt", () => {
  it.each([
    ["never booked", { eligible: true }, [], "2026-04-01"],
    ["never screened", {}, [], "2026-04-01"],
    ["ineligible, whatever was booked", { eligible: false }, [session(registeredAt)], "2026-04-01"],
    ["booked once", { eligible: true }, [session(registeredAt)], "2027-01-01"],
    [
      "with an end in May",
      { eligible: true },
      [session(registeredAt, { endedAt: "2026-05-01T00:00:00.000Z" })],
      "2027-05-01",
    ],
    [
      "with a time in June",
      { eligible: true },
      [session(registeredAt, { scheduledAt: "2026-06-01T00:00:00.000Z" })],
      "2027-06-01",
    ],
  ])("%s", (_name, participant, sessions, expected) => {
    expect(erasureDueAt({ lastContactAt: registeredAt, ...participant }, sessions, 365)).toBe(
      `${expected}T00:00:00.000Z`,
    );
  });

  it("never keeps anybody longer than the team's setting", () => {
    expect(erasureDueAt({ lastContactAt: registeredAt }, [], 30)).toBe("2026-01-31T00:00:00.000Z");
  });
});

describe("retirePerson", () => {
  it("erases who never came after 90 days without contact, and nobody else", async () => {
    const ctx = await testContext({ actor: researcher });
    const worker = ctx.as({ kind: "service", name: "retention" });
    const run = () => forEachDue(worker, "retention", retirePerson, { budgetMs: 5000 });
    const early = await registered(ctx);
    ctx.advance(89 * day);
    const late = await registered(ctx);
    expect(await run()).toMatchObject({ done: 0 });
    ctx.advance(day);
    expect(await run()).toMatchObject({ done: 1, failed: 0 });
    expect(await Participant.get(ctx, early.id)).toBeUndefined();
    expect(await Participant.get(ctx, late.id)).toBeDefined();
    const jobs = (await ctx.everything()).filter(({ kind }) => kind === "job");
    expect(jobs).toMatchObject([{ jobKind: "erasure", participantId: early.id }]);
  });
});
