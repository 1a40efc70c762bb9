import { describe, expect, it } from "vitest";
import type { Item } from "../aws/table.ts";
import { screen } from "../screening/screen.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { fitAnswers, registered } from "../testing/participant.ts";
import { projectParticipant } from "./project.ts";
import { segmentStatistics } from "./segment-statistics.ts";
import { eraseWrites, get, profileKey } from "./store.ts";

const itemOf = async (ctx: TestContext, id: string) =>
  (await ctx.table.get(profileKey(id), { consistent: true })) as Item;

describe("projectParticipant", () => {
  it("counts everyone once, however often and in whatever order the stream tells it", async () => {
    const ctx = await testContext({ actor: researcher });
    const person = await registered(ctx);
    const first = await itemOf(ctx, person.id);
    await screen(ctx, { id: person.id, ...fitAnswers });
    const second = await itemOf(ctx, person.id);

    const told = await projectParticipant(ctx, { id: "1", before: undefined, after: first });
    expect(told).toEqual([
      { type: "participant.registered", detail: { participantId: person.id, code: "P001" } },
    ]);
    const screened = await projectParticipant(ctx, { id: "2", before: first, after: second });
    expect(screened.map(({ type }) => type)).toEqual(["participant.screened"]);
    await projectParticipant(ctx, { id: "2", before: first, after: second });
    await projectParticipant(ctx, { id: "1", before: undefined, after: first });

    expect(await segmentStatistics(ctx.as(observer))).toEqual({
      segments: [
        { segment: "non-technical", count: 1, percentage: 100, byStatus: { screened: 1 } },
        { segment: "semi-technical", count: 0, percentage: 0, byStatus: {} },
        { segment: "technical", count: 0, percentage: 0, byStatus: {} },
      ],
      total: 1,
      dailyRegistrations: [{ date: "2026-11-23", count: 1 }],
      conversionRate: { screened: 1, eligible: 1, scheduled: 0, completed: 0 },
    });
  });

  it("adds up what many change at once", async () => {
    const ctx = await testContext({ actor: researcher });
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        registered(ctx, { techLevel: n % 3 === 0 ? "advanced" : "basic" }),
      ),
    );
    const items = await Promise.all(people.map(({ id }) => itemOf(ctx, id)));
    await Promise.all(
      [...items, ...items].map((after, n) =>
        projectParticipant(ctx, { id: String(n), before: undefined, after }),
      ),
    );
    const { segments, total } = await segmentStatistics(ctx);
    expect(total).toBe(12);
    expect(segments.map(({ count, percentage }) => [count, percentage])).toEqual([
      [8, 66.7],
      [0, 0],
      [4, 33.3],
    ]);
  });

  it("takes an erased person out again, and keeps that somebody came", async () => {
    const ctx = await testContext({ actor: researcher });
    const { id } = await registered(ctx);
    const item = await itemOf(ctx, id);
    await projectParticipant(ctx, { id: "1", before: undefined, after: item });
    await ctx.table.transact(eraseWrites(ctx, (await get(ctx, id))!));
    const removal = { id: "2", before: item, after: undefined };
    expect(await projectParticipant(ctx, removal)).toEqual([
      { type: "participant.erased", detail: { participantId: id } },
    ]);
    await projectParticipant(ctx, removal);
    expect(await segmentStatistics(ctx)).toMatchObject({
      total: 0,
      dailyRegistrations: [{ date: "2026-11-23", count: 1 }],
      conversionRate: { screened: 0 },
    });
    const left = (await ctx.everything()).filter(({ pk }) => pk === `PARTICIPANT#${id}`);
    expect(left.map(({ kind }) => kind).sort()).toEqual(["consent", "tombstone"]);
  });

  it("reads the statistics at the same cost for 10 people and for 100,000", async () => {
    const ctx = await testContext({ actor: observer });
    const read = { calls: 0, items: 0 };
    const counted = {
      ...ctx,
      table: {
        ...ctx.table,
        async query(query: Parameters<typeof ctx.table.query>[0]) {
          const page = await ctx.table.query(query);
          read.calls += 1;
          read.items += page.items.length;
          return page;
        },
        get: () => Promise.reject(new Error("no single person is looked at")),
      },
    };
    const costs = [];
    for (const count of [10, 100_000]) {
      for (const segment of ["technical", "non-technical"])
        await ctx.table.put({
          ...{ pk: "TOTALS#PEOPLE", sk: `CELL#${segment}#screened` },
          count: count / 2,
        });
      await ctx.table.put({ pk: "TOTALS#REGISTRATIONS", sk: "2026-11-23", count });
      expect((await segmentStatistics(counted)).total).toBe(count);
      costs.push({ ...read });
      Object.assign(read, { calls: 0, items: 0 });
    }
    expect(costs[1]).toEqual(costs[0]);
    expect(costs[0]).toEqual({ calls: 2, items: 3 });
  });
});
