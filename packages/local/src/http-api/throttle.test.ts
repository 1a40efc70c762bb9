import { describe, expect, it } from "vitest";
import { createThrottle } from "./throttle.ts";

describe("createThrottle", () => {
  it("lets a burst pass, then the rate", () => {
    let now = 0;
    const take = createThrottle(
      { ThrottlingBurstLimit: 3, ThrottlingRateLimit: 2 },
      undefined,
      () => now,
    );
    expect([1, 2, 3, 4].map(() => take("GET /a"))).toEqual([true, true, true, false]);
    now = 500;
    expect([take("GET /a"), take("GET /b")]).toEqual([true, false]);
  });

  it("counts a route with settings of its own apart", () => {
    const own = { "POST /a": { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 } };
    const take = createThrottle({ ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 }, own, () => 0);
    expect(["POST /a", "POST /a", "GET /b"].map(take)).toEqual([true, false, true]);
  });

  it("refuses nothing where burst or rate is missing", () => {
    const take = createThrottle({ ThrottlingRateLimit: 0 }, undefined, () => 0);
    expect([take("a"), take("a")]).toEqual([true, true]);
  });
});
