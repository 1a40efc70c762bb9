import { expect, it, vi } from "vitest";
import { pause } from "./back-off.ts";

it("waits ten minutes at most, and does not take a month for no time", async () => {
  vi.useFakeTimers();
  try {
    let over = false;
    const waited = pause(2_592_000_000).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    await waited;
  } finally {
    vi.useRealTimers();
  }
});
