import { describe, expect, it } from "vitest";
import { testContext } from "../testing/context.ts";
import { ifAbsent, ifVersion } from "./expression.ts";

const key = { pk: "THING#1", sk: "THING" };

describe("the table", () => {
  it("puts an item once when it must be absent", async () => {
    const { table } = await testContext();
    expect(await table.put({ ...key, kind: "staff" }, ifAbsent)).toBe(true);
    expect(await table.put({ ...key, kind: "alert" }, ifAbsent)).toBe(false);
    expect((await table.get(key))?.kind).toBe("staff");
  });

  it("says which writes of a transaction failed, and does none of them", async () => {
    const { table } = await testContext();
    await table.put({ ...key, version: 2 });
    const result = await table.transact([
      { put: { pk: "THING#2", sk: "THING" }, if: ifAbsent },
      { update: key, change: { set: { version: 3 } }, if: ifVersion(1) },
    ]);
    expect(result).toEqual({ ok: false, failed: [1] });
    expect(await table.get({ pk: "THING#2", sk: "THING" })).toBeUndefined();
  });

  it("lets one of many racing writers win", async () => {
    const { table } = await testContext();
    await table.put({ ...key, version: 1 });
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, racer) =>
        table.transact([
          { update: key, change: { set: { version: 2, winner: racer } }, if: ifVersion(1) },
        ]),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("treats what has expired as absent, in reads and queries", async () => {
    const ctx = await testContext();
    await ctx.table.put({ ...key, expiresAt: Math.floor(ctx.now() / 1000) + 60 });
    expect(await ctx.table.get(key)).toBeDefined();
    ctx.advance(61_000);
    expect(await ctx.table.get(key)).toBeUndefined();
    expect(await ctx.table.getMany([key])).toEqual([]);
    expect((await ctx.table.query({ partition: key.pk })).items).toEqual([]);
  });

  it("finds nothing in a range that ends before it begins", async () => {
    const { table } = await testContext();
    await table.put(key);
    const within = async (from: string, to: string) =>
      (await table.query({ partition: key.pk, sort: { from, to } })).items.length;
    expect(await within("A", "Z")).toBe(1);
    expect(await within("Z", "A")).toBe(0);
  });
});
