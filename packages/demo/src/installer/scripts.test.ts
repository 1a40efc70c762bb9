import { SentEvent } from "@luna/contracts/events/event";
import { luna } from "@luna/contracts/study/luna";
import { scenarioOf } from "@luna/contracts/study/study";
import { describe, expect, it } from "vitest";
import { crashes, struggles, succeeds } from "./scripts.ts";

const tasks = scenarioOf(luna, "first-time").tasks.map(({ id }) => id);

describe.each(Object.entries({ succeeds, struggles, crashes }))(
  "the script that %s",
  (_, beats) => {
    it("consists of events that the service takes, in the order of their time", () => {
      for (const { event } of beats)
        expect(SentEvent.safeParse({ ...event, at: "2026-11-22T10:00:00Z" }).error).toBeUndefined();
      const times = beats.map(({ seconds }) => seconds);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    });

    it("goes through the tasks of the scenario in their order", () => {
      const started = beats.filter(({ event }) => event.type === "task_started");
      const ids = started.map(({ event }) => event.task);
      expect(ids).toEqual(tasks.slice(0, ids.length));
    });
  },
);

it("ends well for two of three", () => {
  const types = (beats: typeof succeeds) => beats.map(({ event }) => event.type);
  expect(types(succeeds)).toContain("first_task_completed");
  expect(types(struggles)).toContain("first_task_completed");
  expect(types(crashes)).not.toContain("install_completed");
  expect(types(crashes)).toContain("crash");
});
