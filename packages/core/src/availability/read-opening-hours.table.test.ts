import { expect, it } from "vitest";
import { observer, researcher, testContext } from "../testing/context.ts";
import { defaultAvailability } from "./opening.ts";
import { readOpeningHours } from "./read-opening-hours.ts";
import { set } from "./set.ts";

it("tells what is set with the version that a change must name", async () => {
  const ctx = await testContext();
  const before = await readOpeningHours(ctx.as(observer));
  expect(before).toMatchObject({
    body: { availability: defaultAvailability, version: 0 },
    headers: { etag: '"0"' },
  });
  const wanted = { ...defaultAvailability, capacity: 3 };
  await set({ ...ctx.as(researcher), ifMatch: 0 }, wanted);
  const after = await readOpeningHours(ctx.as(observer));
  expect(after.body).toEqual({ availability: wanted, version: 1 });
  const late = set({ ...ctx.as(researcher), ifMatch: 0 }, defaultAvailability);
  await expect(late).rejects.toMatchObject({ code: "stale" });
});
