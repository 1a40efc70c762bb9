import { describe, expect, it } from "vitest";
import { complete } from "../session/complete.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { self } from "../testing/participant.ts";
import { running } from "../testing/session.ts";
import { give } from "./give.ts";

async function scene() {
  const ctx = await testContext();
  const { session, participant } = await running(ctx);
  await complete(ctx.as(researcher), { id: session.id, success: true });
  const own = ctx.as(self(participant));
  const keyed = (key: string, requestHash: string): TestContext => ({
    ...own,
    idempotency: { key, requestHash },
  });
  const said = async (as: TestContext, npsScore: number) => {
    const { status, body } = await give(as, { id: session.id, npsScore });
    return { status, npsScore: body.feedback.npsScore, version: body.feedback.version };
  };
  return { ctx, session, own, keyed, said };
}

describe("feedback", () => {
  it("is made once, then replaced for a day", async () => {
    const { ctx, own, said } = await scene();
    expect(await said(own, 8)).toEqual({ status: 201, npsScore: 8, version: 1 });
    expect(await said(own, 8)).toEqual({ status: 200, npsScore: 8, version: 2 });
    ctx.advance(24 * 3_600_000 + 1000);
    await expect(said(own, 9)).rejects.toMatchObject({ code: "feedback_closed" });
  });

  it("that comes again under its key changes nothing, whatever was said in between", async () => {
    const { ctx, own, keyed, said } = await scene();
    const first = { status: 201, npsScore: 8, version: 1 };
    expect(await said(keyed("a", "8"), 8)).toEqual(first);
    expect(await said(keyed("a", "8"), 8)).toEqual(first);
    await said(own, 3);
    expect(await said(keyed("a", "8"), 8)).toEqual({ status: 200, npsScore: 3, version: 2 });
    expect(await said(keyed("b", "9"), 9)).toEqual({ status: 200, npsScore: 9, version: 3 });
    // also when it can no longer be replaced
    ctx.advance(24 * 3_600_000 - 1000);
    expect(await said(keyed("b", "9"), 9)).toMatchObject({ version: 3 });
  });

  it("is refused under a key that came with another body, or for another session", async () => {
    const { ctx, session, keyed, said } = await scene();
    await said(keyed("a", "8"), 8);
    await expect(said(keyed("a", "9"), 9)).rejects.toMatchObject({ code: "idempotency_reused" });
    const other = await running(ctx);
    const staff = { ...ctx.as(researcher), idempotency: { key: "a", requestHash: "8" } };
    await give(staff, { id: session.id, npsScore: 8 });
    await expect(give(staff, { id: other.session.id, npsScore: 8 })).rejects.toMatchObject({
      code: "idempotency_reused",
    });
  });

  it("that races with itself is taken once", async () => {
    const { keyed, said } = await scene();
    const twice = await Promise.all([1, 2].map(() => said(keyed("a", "8"), 8)));
    expect(twice.map(({ version }) => version)).toEqual([1, 1]);
  });

  it("is held against the version that its giver has read", async () => {
    const { own, said } = await scene();
    await said(own, 8);
    await expect(said({ ...own, ifMatch: 2 }, 9)).rejects.toMatchObject({ code: "stale" });
    expect(await said({ ...own, ifMatch: 1 }, 9)).toMatchObject({ version: 2 });
  });
});
