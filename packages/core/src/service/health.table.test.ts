import { describe, expect, it } from "vitest";
import type { Bucket } from "../aws/bucket.ts";
import type { Mailer } from "../aws/mailer.ts";
import { send } from "../email/send.ts";
import { testContext } from "../testing/context.ts";
import { registered } from "../testing/participant.ts";
import { readHealth, readStatus } from "./health.ts";

const bucket = (check: () => Promise<void>) => ({ check }) as Bucket;

describe("readHealth", () => {
  it("is well when table and bucket answer and nothing waits", async () => {
    const ctx = { ...(await testContext()), bucket: bucket(async () => undefined) };
    const { status, body } = await readHealth(ctx);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "ok",
      checks: [
        { name: "table", state: "ok" },
        { name: "bucket", state: "ok" },
        { name: "bus", state: "ok", latencyMs: 0 },
        { name: "mail", state: "ok", latencyMs: 0 },
      ],
    });
  });

  it("tells by what waits that the bus or the mail service is slow or down", async () => {
    const test = await testContext();
    const ctx = { ...test, bucket: bucket(async () => undefined) };
    const states = async () => {
      const { status, body } = await readHealth(ctx);
      return [status, ...body.checks.slice(2).map(({ state }) => state)];
    };
    await registered(test);
    test.advance(6 * 60_000);
    expect(await states()).toEqual([200, "ok", "ok"]);
    test.advance(2 * 60_000);
    expect(await states()).toEqual([200, "slow", "ok"]);
    // it is taken up, and the mail service does not take it
    const { id } = (await test.everything()).find(({ kind }) => kind === "email")!;
    const mailer: Mailer = {
      from: "luna@luna.example",
      replyTo: undefined,
      send: async () => ({ outcome: "deferred", reason: "throttled" }),
    };
    await send({ ...test, mailer }, id);
    expect(await states()).toEqual([200, "ok", "ok"]);
    test.advance(10 * 60_000);
    expect((await states())[2]).toBe("slow");
    test.advance(120 * 60_000);
    expect((await states())[2]).toBe("down");
    expect((await states())[0]).toBe(503);
  });

  it("answers 503 and names what is down, without its error", async () => {
    const down = bucket(() => Promise.reject(new Error("access denied to secret-bucket")));
    const ctx = { ...(await testContext()), bucket: down };
    const { status, body } = await readHealth(ctx);
    expect(status).toBe(503);
    expect(body.checks.slice(0, 2)).toMatchObject([
      { state: "ok" },
      { name: "bucket", state: "down" },
    ]);
    expect(JSON.stringify(body)).not.toContain("secret-bucket");
    expect((await readStatus(ctx)).services).toMatchObject([
      { name: "api", state: "ok" },
      { name: "table", state: "ok" },
      { name: "bucket", state: "down" },
      { name: "bus", state: "ok" },
      { name: "mail", state: "ok" },
    ]);
  });
});
