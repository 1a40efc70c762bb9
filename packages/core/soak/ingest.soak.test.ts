import { expect, it } from "vitest";
import { judge, takeAsWeDo } from "../src/event/testing/judge.ts";

const schedules = 5000;

it(`takes events exactly once under ${schedules} random schedules`, {
  timeout: 2_400_000,
}, async () => {
  const { broken, struck } = await judge(takeAsWeDo, { schedules, firstSeed: 1_000_000 });
  console.log(JSON.stringify({ schedules, struck }));
  expect(broken).toEqual([]);
});
