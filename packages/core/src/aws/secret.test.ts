import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectSecret } from "./secret.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** A secret that can be rotated and may be out of reach, and how often it was read. */
function secret() {
  const state = { current: "first", previous: "none", fails: false, reads: 0 };
  const client = {
    send: async ({ input }: { input: { VersionStage?: string } }) => {
      if (state.fails) throw new Error("out of reach");
      if (input.VersionStage) return { SecretString: state.previous };
      state.reads += 1;
      return { SecretString: state.current };
    },
  } as unknown as SecretsManagerClient;
  const rotate = (next: string) => Object.assign(state, { previous: state.current, current: next });
  return { state, rotate, keys: connectSecret("arn", client) };
}

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe("the stage's secret", () => {
  it("is read every five minutes, and sooner for who asks again, every ten seconds at most", async () => {
    const { state, rotate, keys } = secret();
    expect(await keys()).toEqual({ current: "first", previous: "none" });
    rotate("second");
    later(9);
    expect(await keys({ again: true })).toMatchObject({ current: "first" });
    later(2);
    expect(await keys()).toMatchObject({ current: "first" });
    expect(await keys({ again: true })).toEqual({ current: "second", previous: "first" });
    for (let times = 0; times < 5; times++) await keys({ again: true });
    expect(state.reads).toBe(2);
    later(299);
    await keys();
    expect(state.reads).toBe(2);
    later(2);
    await keys();
    expect(state.reads).toBe(3);
  });

  it("stays known when a second look fails, and a failed first one is not remembered", async () => {
    const { state, keys } = secret();
    state.fails = true;
    await expect(keys()).rejects.toThrow("out of reach");
    state.fails = false;
    const known = await keys();
    later(11);
    state.fails = true;
    expect(await keys({ again: true })).toBe(known);
    expect(await keys()).toBe(known);
  });
});
