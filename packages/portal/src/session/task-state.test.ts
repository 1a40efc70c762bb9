import { describe, expect, it } from "vitest";
import { afterEvent, currentTask, type Said, shownTasks, type Task } from "./task-state.ts";

const task = (id: string, status: Task["status"], more: Partial<Task> = {}): Task => ({
  id,
  title: id,
  status,
  ...more,
});

it("shows what was said here until the service says as much, and never takes anything back", () => {
  let said: Said = {};
  said = afterEvent(said, { type: "task_started", task: "a" });
  expect(shownTasks([task("a", "pending")], said)[0]?.status).toBe("running");
  said = afterEvent(said, { type: "task_completed", task: "a", data: { success: true } });
  expect(shownTasks([task("a", "running")], said)[0]?.status).toBe("completed");
  // a researcher has judged otherwise: that stands
  expect(shownTasks([task("a", "failed")], said)[0]?.status).toBe("failed");
  said = afterEvent(said, { type: "help_requested", task: "a" });
  said = afterEvent(said, { type: "task_rated", task: "a", data: { rating: 5 } });
  expect(shownTasks([task("a", "running")], said)[0]).toMatchObject({
    status: "completed",
    rating: 5,
  });
});

describe("currentTask", () => {
  it.each([
    ["a", [task("a", "pending"), task("b", "pending")]],
    ["b", [task("a", "completed", { rating: 3 }), task("b", "pending")]],
    ["a", [task("a", "abandoned"), task("b", "pending")]],
    ["b", [task("a", "pending"), task("b", "running")]],
    [undefined, [task("a", "completed", { rating: 7 })]],
  ])("is %s", (id, tasks) => expect(currentTask(shownTasks(tasks, {}))?.id).toBe(id));

  it("goes on when the rating was skipped", () => {
    const tasks = [task("a", "completed"), task("b", "pending")];
    expect(currentTask(shownTasks(tasks, { a: { rating: "skipped" } }))?.id).toBe("b");
  });
});
