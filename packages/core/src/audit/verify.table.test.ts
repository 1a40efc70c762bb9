import { beforeEach, describe, expect, it } from "vitest";
import type { Item } from "../aws/table.ts";
import { admin, type TestContext, testContext } from "../testing/context.ts";
import { type TestStream, testStream } from "../testing/stream.ts";
import { auditRead } from "./append.ts";
import { bodyOf, linkHash } from "./chain.ts";
import { linkEntry } from "./link.ts";
import { verifyAudit } from "./verify.ts";

let ctx: TestContext;
let stream: TestStream;

const note = async (resource: string) => {
  ctx.advance(1000);
  await auditRead(ctx, { action: "readParticipant", resource });
};
const link = () => stream.drain((change) => linkEntry(ctx, change));
const entries = async (): Promise<Item[]> =>
  (await ctx.everything())
    .filter(({ kind }) => kind === "audit")
    .sort((a, b) => (a.sk < b.sk ? -1 : 1));
const faults = async () =>
  (await verifyAudit(ctx)).faults.map(({ fault, number, record }) => ({ fault, number, record }));

beforeEach(async () => {
  ctx = await testContext({ actor: admin });
  stream = testStream({ ...ctx, everything: entries } as TestContext);
  for (const resource of ["prt_1", "prt_2", "prt_3"]) await note(resource);
  await link();
  ctx.advance(2 * 86_400_000);
  for (const resource of ["prt_4", "prt_5"]) await note(resource);
  await link();
});

describe("verifyAudit", () => {
  it("finds nothing in what was only appended, whatever came twice", async () => {
    for (const after of await entries())
      await linkEntry(ctx, { id: "1", before: undefined, after });
    expect(await verifyAudit(ctx)).toMatchObject({
      days: 2,
      entries: 5,
      faults: [],
      last: { day: "2026-11-25", number: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect((await entries()).map(({ number }) => number)).toEqual([1, 2, 3, 1, 2]);
  });

  it("links each once when many are appended at the same time", async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        auditRead(ctx, { action: "readSession", resource: `ses_${index}` }),
      ),
    );
    await Promise.all((await stream.read()).map((change) => linkEntry(ctx, change)));
    expect(await verifyAudit(ctx)).toMatchObject({ entries: 17, faults: [] });
  });

  it("names a changed record", async () => {
    const [, second] = await entries();
    await ctx.table.put({ ...second!, resource: "prt_9" });
    expect(await faults()).toEqual([{ fault: "changed", number: 2, record: second!.sk }]);
  });

  it.each([0, 1, 2])("names record %s that is missing, by its neighbours", async (index) => {
    const gone = (await entries())[index]!;
    await ctx.table.delete(gone);
    const found = (await verifyAudit(ctx)).faults;
    expect(found).toContainEqual(
      expect.objectContaining({ fault: "missing", day: "2026-11-23", number: index + 1 }),
    );
    expect(found.every(({ fault }) => fault === "missing")).toBe(true);
  });

  it("names both of two that were swapped", async () => {
    const [first, , third] = await entries();
    const body = ({ at, actor, action, resource, requestId }: Item) => ({
      at,
      actor,
      action,
      resource,
      requestId,
    });
    await ctx.table.put({ ...first!, ...body(third!) });
    await ctx.table.put({ ...third!, ...body(first!) });
    expect(await faults()).toEqual([
      { fault: "swapped", number: 1, record: first!.sk },
      { fault: "swapped", number: 3, record: third!.sk },
    ]);
  });

  it("names one that was changed and given a hash that fits", async () => {
    const [, second] = await entries();
    const forged = { ...second!, actor: "staff:somebody" } as Item;
    const { number, previousHash, sk } = forged;
    const body = bodyOf(forged);
    const hash = linkHash({ day: "2026-11-23", number, previousHash, sk, body });
    await ctx.table.put({ ...forged, hash });
    expect(await faults()).toEqual([{ fault: "changed", number: 2, record: second!.sk }]);
  });

  it("names one that nobody has linked for long, and not one that was just written", async () => {
    await note("prt_6");
    expect(await faults()).toEqual([]);
    ctx.advance(16 * 60_000);
    const late = (await entries()).at(-1)!;
    expect(await faults()).toEqual([{ fault: "unlinked", number: undefined, record: late.sk }]);
  });

  it("misses a whole day that was taken away with its head", async () => {
    for (const item of await ctx.everything())
      if (item.pk === "AUDIT#2026-11-23" || item.sk === "2026-11-23") await ctx.table.delete(item);
    expect(await verifyAudit(ctx)).toMatchObject({
      faults: [{ fault: "missing", day: "2026-11-23" }],
    });
  });

  it("misses the newest ones, cut off with the head set back, by a link noted elsewhere", async () => {
    const { last } = await verifyAudit(ctx);
    const newest = (await entries()).at(-1)!;
    await ctx.table.delete(newest);
    const head = await ctx.table.get({ pk: "AUDIT#HEADS", sk: "2026-11-25" });
    await ctx.table.put({ ...head!, count: 1, hash: newest.previousHash });
    expect((await verifyAudit(ctx)).faults).toEqual([]);
    expect((await verifyAudit(ctx, [last!])).faults).toMatchObject([
      { fault: "missing", day: "2026-11-25", number: 2 },
    ]);
  });
});
