import { describe, expect, it } from "vitest";
import type { Bucket } from "../aws/bucket.ts";
import { testContext } from "../testing/context.ts";
import { readHealth, readStatus } from "./health.ts";

const bucket = (check: () => Promise<void>) => ({ check }) as Bucket;

describe("readHealth", () => {
  it("is well when table and bucket answer", async () => {
    const ctx = { ...(await testContext()), bucket: bucket(async () => undefined) };
    const { status, body } = await readHealth(ctx);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "ok",
      checks: [
        { name: "table", state: "ok" },
        { name: "bucket", state: "ok" },
      ],
    });
  });

  it("answers 503 and names what is down, without its error", async () => {
    const down = bucket(() => Promise.reject(new Error("access denied to secret-bucket")));
    const ctx = { ...(await testContext()), bucket: down };
    const { status, body } = await readHealth(ctx);
    expect(status).toBe(503);
    expect(body.checks).toMatchObject([{ state: "ok" }, { name: "bucket", state: "down" }]);
    expect(JSON.stringify(body)).not.toContain("secret-bucket");
    expect((await readStatus(ctx)).services).toMatchObject([
      { name: "api", state: "ok" },
      { name: "table", state: "ok" },
      { name: "bucket", state: "down" },
    ]);
  });
});
