import type { Context } from "@luna/core/context";
import { openCursor, sealCursor } from "@luna/core/list/cursor";
import { testContext } from "@luna/core/testing/context";
import type { Keys } from "@luna/core/token/keys";
import { forClient } from "@luna/core/token/token";
import { describe, expect, it, vi } from "vitest";
import { authenticate } from "./authenticate.ts";

const session = "ses_01J00000000000000000000001";
const before: Keys = { current: "the first secret" };
const now: Keys = { current: "the second secret", previous: "the first secret" };

/** A function that has been warm since before the secret was rotated, and one that has just started. */
async function functions() {
  const ctx = await testContext();
  let known = before;
  const keys = vi.fn(async ({ again = false } = {}) => {
    if (again) known = now;
    return known;
  });
  const fresh: Context = { ...ctx, keys: async () => now };
  return { ctx, warm: { ...ctx, keys }, fresh, keys };
}

describe("after a rotation of the stage's secret", () => {
  it("a warm function takes what a fresh one has signed", async () => {
    const { warm, fresh } = await functions();
    const { token } = await forClient(fresh, session, "app");
    expect(await authenticate(warm, `Bearer ${token}`)).toEqual({
      kind: "client",
      sessionId: session,
      source: "app",
    });
    const second = await functions();
    const cursor = await sealCursor(second.fresh, "list", { at: 1 });
    expect(await openCursor(second.warm, "list", cursor)).toEqual({ at: 1 });
  });

  it("looks again for no token that is signed, be it expired, and once for a forged one", async () => {
    const { ctx, warm, keys } = await functions();
    const old = { ...ctx, keys: async () => before };
    const { token } = await forClient(old, session, "app");
    const { token: expired } = await forClient(old, session, "app", "2026-11-22T09:00:00.000Z");
    await authenticate(warm, `Bearer ${token}`);
    const refused = { code: "unauthenticated" };
    await expect(authenticate(warm, `Bearer ${expired}`)).rejects.toMatchObject(refused);
    expect(keys).not.toHaveBeenCalledWith({ again: true });
    const forged = await forClient(
      { ...ctx, keys: async () => ({ current: "x" }) },
      session,
      "app",
    );
    await expect(authenticate(warm, `Bearer ${forged.token}`)).rejects.toMatchObject(refused);
    expect(keys.mock.calls.filter(([options]) => options?.again)).toHaveLength(1);
  });
});
