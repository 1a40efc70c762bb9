import { expect, it, onTestFinished, vi } from "vitest";
import { pauseUntilOnline } from "./on-network.ts";

const long = 60_000;

it("rests no longer once a page's network is there again", async () => {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  onTestFinished(() => void vi.unstubAllGlobals());
  const rested = pauseUntilOnline(long, new AbortController().signal);
  window.dispatchEvent(new Event("online"));
  await rested;
});

it("rests no longer once everything ends, also outside of a page", async () => {
  const ending = new AbortController();
  const rested = pauseUntilOnline(long, ending.signal);
  ending.abort();
  await rested;
  expect(await pauseUntilOnline(long, ending.signal)).toBeUndefined();
});
