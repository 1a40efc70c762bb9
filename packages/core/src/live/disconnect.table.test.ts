import { describe, expect, it } from "vitest";
import { sessionStore } from "../session/person-store.ts";
import { stop } from "../session/stop.ts";
import { partitionOf } from "../session/store.ts";
import { type TestContext, testContext } from "../testing/context.ts";
import { self } from "../testing/participant.ts";
import { program, running } from "../testing/session.ts";
import { disconnect } from "./disconnect.ts";
import { heardOf } from "./heard.ts";
import * as Rooms from "./rooms.ts";

/** A session whose tested program is connected and was heard a moment ago. */
async function connected() {
  const ctx = await testContext();
  const { session, participant } = await running(ctx);
  await Rooms.open(ctx, "one", program(session));
  await Rooms.heartbeat(ctx, "one");
  return { ctx, session, participant };
}

const itemsOf = async (ctx: TestContext, sessionId: string) =>
  (await ctx.everything()).filter(({ pk }) => pk === partitionOf(sessionId)).map(({ sk }) => sk);

describe("a connection that ends", () => {
  it("leaves when its program was last heard", async () => {
    const { ctx, session } = await connected();
    await disconnect(ctx, "one");
    expect(await heardOf(ctx, session.id)).toEqual([
      { source: "app", regular: false, lastMs: ctx.now() },
    ]);
  });

  it("leaves nothing when its session has been erased", async () => {
    const { ctx, session, participant } = await connected();
    await sessionStore.eraseOf(ctx, participant.id);
    await disconnect(ctx, "one");
    expect(await itemsOf(ctx, session.id)).toEqual([]);
    expect(await Rooms.get(ctx, "one")).toBeUndefined();
  });

  it("leaves nothing when the data of its session has been taken back", async () => {
    const { ctx, session, participant } = await connected();
    await stop(ctx.as(self(participant)), { id: session.id, data: "delete" });
    await disconnect(ctx, "one");
    expect((await itemsOf(ctx, session.id)).filter((sk) => sk.startsWith("HEARD#"))).toEqual([]);
  });
});
