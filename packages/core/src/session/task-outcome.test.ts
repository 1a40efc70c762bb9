import { expect, it } from "vitest";
import { failed, helped, succeeded, succeededUnaided } from "./task-outcome.ts";

it("goes by a researcher's word, else by the events", () => {
  const of = (task: Parameters<typeof succeeded>[0]) => [succeeded(task), failed(task)];
  expect(of({ status: "completed" })).toEqual([true, false]);
  expect(of({ status: "failed" })).toEqual([false, true]);
  expect(of({ status: "abandoned" })).toEqual([false, true]);
  expect(of({ status: "running" })).toEqual([false, false]);
  expect(of({ status: "failed", outcome: "success" })).toEqual([true, false]);
  expect(of({ status: "failed", outcome: "with-help" })).toEqual([true, false]);
  expect(of({ status: "completed", outcome: "failure" })).toEqual([false, true]);
  expect(of({ status: "completed", outcome: "invalid" })).toEqual([false, false]);
});

it("counts help by the events and help by word alike", () => {
  const done = { status: "completed" } as const;
  expect([helped(done, 0), succeededUnaided(done, 0)]).toEqual([false, true]);
  expect([helped(done, 1), succeededUnaided(done, 1)]).toEqual([true, false]);
  const told = { ...done, outcome: "with-help" } as const;
  expect([helped(told, 0), succeededUnaided(told, 0)]).toEqual([true, false]);
});
