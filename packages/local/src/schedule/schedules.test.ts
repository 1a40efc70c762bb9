import { afterEach, expect, it } from "vitest";
import type { EventRule } from "../bus/rules.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { createSchedules, type Schedules } from "./schedules.ts";

const minute = 60_000;
const start = Date.UTC(2026, 0, 1);
let open: Schedules[] = [];
afterEach(async () => {
  for (const schedules of open) await schedules.stop();
  open = [];
});

const rule = (name: string, schedule: string): EventRule => ({
  name,
  arn: `arn:aws:events:eu-central-1:1:rule/${name}`,
  schedule,
  targets: [{ Id: "a", Arn: "function" }],
});
const rules = [rule("hourly", "rate(1 hour)"), rule("often", "rate(5 minutes)")];

function setUp(dataFolder = temporaryFolder("schedules")) {
  let now = start;
  const fired: string[] = [];
  const schedules = createSchedules({
    rules,
    clock: { now: () => now, offsetMs: () => 0 },
    deliver: async (of, _target, event) => {
      fired.push(`${of.name} ${(event as { time: string }).time.slice(11, 16)}`);
    },
    dataFolder,
    region: "eu-central-1",
    account: "1",
    log: { line: () => undefined, warn: () => undefined },
  });
  open.push(schedules);
  const at = async (minutes: number) => {
    now = start + minutes * minute;
    fired.length = 0;
    await schedules.fireDue();
    return fired;
  };
  return { schedules, at, dataFolder };
}

it("fires what is due, each once, in order of due time", async () => {
  const { at } = setUp();
  expect(await at(4)).toEqual([]);
  expect(await at(5)).toEqual(["often 00:05"]);
  expect(await at(61)).toEqual(["often 00:10", "hourly 01:00"]);
  expect(await at(64)).toEqual([]);
  expect(await at(65)).toEqual(["often 01:05"]);
});

it("fires once after a restart what became due while nothing ran", async () => {
  const before = setUp();
  await before.at(5);
  await before.schedules.stop();
  const after = setUp(before.dataFolder);
  expect(await after.at(180)).toEqual(["often 00:10", "hourly 01:00"]);
  expect(after.schedules.list()).toMatchObject([
    { name: "hourly", nextAt: "2026-01-01T04:00:00.000Z", lastAt: "2026-01-01T01:00:00.000Z" },
    { name: "often", nextAt: "2026-01-01T03:05:00.000Z" },
  ]);
});

it("fires by itself when resumed, and not while paused", async () => {
  const { schedules, at } = setUp();
  const fired = await at(4);
  schedules.resume();
  schedules.pause();
  expect(fired).toEqual([]);
  await at(6);
  expect(schedules.idle()).toBe(true);
});
