import { afterEach, describe, expect, it, vi } from "vitest";
import { defaultProvider } from "./environment-credentials.ts";

afterEach(() => vi.unstubAllEnvs());

describe("credentials from the environment", () => {
  it("are those that Lambda puts there", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "key");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    vi.stubEnv("AWS_SESSION_TOKEN", "session");
    expect(await defaultProvider()()).toEqual({
      accessKeyId: "key",
      secretAccessKey: "secret",
      sessionToken: "session",
    });
    vi.stubEnv("AWS_SESSION_TOKEN", undefined);
    expect(await defaultProvider()()).toEqual({ accessKeyId: "key", secretAccessKey: "secret" });
  });

  it("must be there", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    await expect(defaultProvider()()).rejects.toThrow("no AWS credentials");
  });
});
