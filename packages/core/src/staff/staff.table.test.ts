import { expect, it } from "vitest";
import { readMe } from "../access/read-me.ts";
import { observer, researcher, testContext } from "../testing/context.ts";
import { list } from "./list.ts";
import * as Staff from "./store.ts";
import { updateMe } from "./update-me.ts";

it("remembers who signs in, as the issuer says, and lists them without addresses to observers", async () => {
  const ctx = await testContext();
  expect(await Staff.get(ctx, "observer-1")).toBeUndefined();
  await readMe(ctx.as(observer));
  ctx.advance(1000);
  await readMe(ctx.as(researcher));
  ctx.advance(1000);
  await readMe(ctx.as({ ...observer, kind: "staff", name: "Olivia", role: "admin" } as never));
  expect(await Staff.get(ctx, "observer-1")).toMatchObject({
    name: "Olivia",
    role: "admin",
    lastSeenAt: "2026-11-23T09:00:02.000Z",
  });
  const seen = await list(ctx.as(observer), { limit: 50 });
  expect(seen.items.map(({ id }) => id)).toEqual(["researcher-1", "observer-1"]);
  expect(JSON.stringify(seen)).not.toContain("@");
  const all = await list(ctx.as(researcher), { limit: 50 });
  expect(all.items[0]).toMatchObject({ email: "researcher@luna.example" });
});

it("keeps one's preferences, also over the next sign-in", async () => {
  const ctx = await testContext({ actor: researcher });
  expect(await updateMe(ctx, { alertMail: false })).toEqual({ preferences: { alertMail: false } });
  expect(await updateMe(ctx, { digest: true })).toEqual({
    preferences: { alertMail: false, digest: true },
  });
  expect(await readMe(ctx)).toMatchObject({ preferences: { alertMail: false, digest: true } });
});
