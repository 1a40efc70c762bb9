import { luna } from "@luna/contracts/study/luna";
import { describe, expect, it } from "vitest";
import { phase, signalsOf, strugglesOf, type Told } from "./testing/signals-of.ts";

const minutes = (count: number) => count * 60;
const starts = (second: number, task: string, source = "app"): Told => [
  second,
  "task_started",
  { task, source },
];
const ends = (second: number, task: string): Told => [second, "task_completed", { task }];
const click = (second: number): Told => [second, "click"];
const [install, launch] = ["installation", "first-launch"] as const;

describe("long_task", () => {
  it.each<[string, Told[], number]>([
    ["its limit", [starts(0, install), click(minutes(10))], 0],
    ["over its limit", [starts(0, install), click(minutes(10) + 0.001)], 1],
    ["over a shorter limit", [starts(0, launch), click(minutes(5) + 0.001)], 1],
    ["an end in time", [starts(0, launch), ends(minutes(5), launch), click(minutes(9))], 0],
    ["an end too late", [starts(0, launch), ends(minutes(5) + 1, launch)], 1],
    ["the next task begun too late", [starts(0, launch), starts(minutes(6), install)], 1],
    ["a heartbeat over the limit", [starts(0, launch), [minutes(6), "heartbeat"]], 1],
    ["a task that the study does not know", [starts(0, "else"), click(minutes(60))], 0],
    [
      "machine time in between",
      [
        starts(0, install),
        [60, "install_started"],
        [minutes(6), "heartbeat"],
        [minutes(9), "install_completed"],
        click(minutes(18)),
      ],
      0,
    ],
    [
      "too long without machine time",
      [
        starts(0, install),
        [60, "install_started"],
        [minutes(9), "install_completed"],
        click(minutes(18) + 0.001),
      ],
      1,
    ],
    [
      "machine time from before the task",
      [[-600, "download_started"], [-1, "download_completed"], starts(0, launch), click(301)],
      1,
    ],
    [
      "a reboot, until the program is back",
      [
        starts(0, launch),
        [60, "reboot_required"],
        [minutes(9), "luna_launched"],
        click(minutes(13)),
      ],
      0,
    ],
    [
      "a start that staff corrects",
      [starts(0, launch), starts(60, launch, "staff"), click(330)],
      0,
    ],
  ])("of %s", (_what, events, count) => {
    expect(signalsOf("long_task", events)).toHaveLength(count);
  });

  it("takes the default limit where the study sets none", () => {
    const study = structuredClone(luna);
    for (const { tasks } of study.scenarios)
      for (const task of tasks) delete (task as Partial<typeof task>).limitMinutes;
    const at = (second: number) =>
      signalsOf("long_task", [starts(0, launch), click(second)], { study });
    expect(at(600)).toEqual([]);
    expect(at(601)).toHaveLength(1);
  });

  it("fires once a task, by its start and what showed the time", () => {
    const late = [301, 302, 400, 700].map(click);
    expect(strugglesOf([starts(0, launch), ...late])).toMatchObject([
      {
        key: "long_task.first-launch.app-1",
        task: launch,
        severity: "medium",
        evidence: [{ source: "app", seqs: [1, 2] }],
      },
    ]);
  });

  it("belongs to the task that took long, whoever speaks next", () => {
    const events = [starts(0, launch), starts(minutes(6), install), click(minutes(17))];
    expect(signalsOf("long_task", events).map(([key]) => key)).toEqual([
      "long_task.first-launch.app-1",
      "long_task.installation.app-2",
    ]);
  });

  it("leaves the pause of a resumed session out", () => {
    const phases = [phase(0, 100), phase(5000)];
    const at = (second: number) =>
      signalsOf("long_task", [starts(0, launch), click(50), click(second)], { phases });
    expect(at(5200)).toEqual([]);
    expect(at(5201)).toHaveLength(1);
  });
});
