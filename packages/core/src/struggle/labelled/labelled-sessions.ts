/**
 * Sessions made up by a seed, each with what its person went through: smooth, struggling in one way,
 * or in several. The labels say what happened, not what the rules find: some struggles stay below
 * every threshold, and some habits look like struggles and are none.
 */
import { StruggleRule } from "@luna/contracts/entities/observation";
import type { SentEvent } from "@luna/contracts/events/event";
import type { EventType } from "@luna/contracts/events/event-types";
import { luna } from "@luna/contracts/study/luna";
import { scenarioOf } from "@luna/contracts/study/study";
import { randomOf } from "./random.ts";

/** Seconds since the start, and what happened. */
type Told = [second: number, type: EventType, given: Given];
type Given = Pick<SentEvent, "target" | "task" | "data">;

export interface LabelledSession {
  events: Told[];
  /** The ways in which the person struggled. */
  labels: Set<StruggleRule>;
}

/** What the sessions before it paused at most, seconds: the same in every task. */
export const usualPauseSeconds = 14;

export const ways: readonly StruggleRule[] = StruggleRule.options;

interface Desk {
  random(): number;
  /** A whole number from the first to the last. */
  between(first: number, last: number): number;
  /** Seconds since the start. */
  now: number;
  events: Told[];
  labels: Set<StruggleRule>;
  task: string;
}

/** `share` of the struggles are slight, and in as many sessions a habit only looks like one. */
export function labelledSession(
  seed: number,
  chosen: readonly StruggleRule[],
  share = 0.1,
): LabelledSession {
  const random = randomOf(seed);
  const desk: Desk = {
    random,
    between: (first, last) => first + Math.floor(random() * (last - first + 1)),
    now: 0,
    events: [],
    labels: new Set(),
    task: "",
  };
  const tasks = scenarioOf(luna, "first-time").tasks.map(({ id }) => id);
  const at = new Map<string, StruggleRule[]>();
  for (const way of chosen) {
    const task = tasks[desk.between(0, tasks.length - 1)]!;
    at.set(task, [...(at.get(task) ?? []), way]);
  }
  const habitual = random() < share ? tasks[desk.between(0, tasks.length - 1)] : undefined;
  for (const task of tasks) {
    desk.task = task;
    tell(desk, "task_started", { task });
    const began = desk.now;
    work(desk, desk.between(4, 8));
    const waited = machineWork(desk);
    for (const way of at.get(task) ?? []) {
      const slight = random() < share;
      desk.labels.add(way);
      struggles[way](desk, slight);
      work(desk, desk.between(2, 4));
    }
    if (task === habitual) habit(desk);
    work(desk, desk.between(2, 5));
    // however it came about, it took too long
    if (desk.now - began - waited > limitSecondsOf(task)) desk.labels.add("long_task");
    if (!desk.events.some(([, type, given]) => type === "task_abandoned" && given.task === task))
      tell(desk, "task_completed", { task, data: { success: true } });
    pass(desk, desk.between(2, 10));
  }
  return { events: desk.events.sort(([a], [b]) => a - b), labels: desk.labels };
}

const tell = (desk: Desk, type: Told[1], given: Given = {}) =>
  desk.events.push([desk.now, type, given]);

/** Time goes on; the program sends its telemetry. */
function pass(desk: Desk, seconds: number): void {
  for (let at = Math.ceil(desk.now / 15) * 15; at < desk.now + seconds; at += 15)
    desk.events.push([at, "heartbeat", {}]);
  desk.now += seconds;
}

let made = 0;
const somewhere = () => `target-${++made % 5000}`;

/** What people do who get on: they click here and there, type, scroll, read for a moment. */
function work(desk: Desk, steps: number): void {
  for (let step = 0; step < steps; step++) {
    pass(desk, 2 + desk.random() * 16);
    const what = desk.between(0, 9);
    if (what < 5) tell(desk, "click", { target: somewhere() });
    else if (what < 6) tell(desk, "navigation", { target: somewhere() });
    else if (what < 8)
      for (let key = 0; key < 5; key++) {
        tell(desk, "input", { data: { kind: "text", length: key } });
        desk.now += 0.3;
      }
    else tell(desk, "scroll", { target: "page" });
  }
}

/** The machine downloads and installs, with its progress every second; the person waits, so many seconds. */
function machineWork(desk: Desk): number {
  const work = { "download-process": "download", installation: "install" }[desk.task];
  if (!work) return 0;
  tell(desk, `${work}_started` as Told[1]);
  const seconds = desk.between(40, 170);
  for (let second = 0; second < seconds; second++) {
    desk.now += 1;
    tell(desk, `${work}_progress` as Told[1], { data: { percent: (100 * second) / seconds } });
  }
  tell(desk, `${work}_completed` as Told[1]);
  pass(desk, 2);
  return seconds;
}

const limitSecondsOf = (task: string): number =>
  60 * scenarioOf(luna, "first-time").tasks.find(({ id }) => id === task)!.limitMinutes;

const error = (desk: Desk) =>
  tell(desk, "error", { data: { message: `failed ${++made}`, severity: "error" } });

const struggles: Record<StruggleRule, (desk: Desk, slight: boolean) => void> = {
  multiple_errors(desk, slight) {
    for (let count = desk.between(3, 5); count > 0; count--) {
      error(desk);
      if (slight) work(desk, 6);
      pass(desk, desk.between(2, 6));
      tell(desk, "click", { target: somewhere() });
      pass(desk, desk.between(2, 6));
    }
  },
  repeated_action(desk, slight) {
    const target = somewhere();
    const fast = desk.random() < 0.5;
    for (let count = desk.between(4, 7); count > 0; count--) {
      tell(desk, "click", { target });
      desk.now += slight ? 6 : fast ? 0.2 : 1.4;
    }
  },
  inactivity_burst(desk, slight) {
    // a pause so long is one in the task, too
    desk.labels.add("hesitation");
    pass(desk, slight ? desk.between(60, 100) : desk.between(130, 200));
    for (let count = 3; count > 0; count--) {
      tell(desk, "click", { target: somewhere() });
      desk.now += 1.2;
    }
  },
  repeated_failure(desk, slight) {
    const target = somewhere();
    for (let count = slight ? 2 : desk.between(3, 5); count > 0; count--) {
      tell(desk, "retry", { target });
      work(desk, 1);
      pass(desk, 12);
    }
  },
  back_and_forth(desk, slight) {
    const places = [somewhere(), somewhere()];
    for (let count = desk.between(6, 8); count > 0; count--) {
      tell(desk, "navigation", { target: places[count % 2]! });
      pass(desk, slight ? 35 : desk.between(3, 8));
    }
  },
  hesitation(desk, slight) {
    pass(desk, slight ? desk.between(25, 40) : desk.between(46, 110));
    tell(desk, "click", { target: somewhere() });
  },
  help_seeking(desk, slight) {
    for (let count = slight ? 1 : desk.between(2, 4); count > 0; count--) {
      tell(desk, "help_requested", { target: "help" });
      work(desk, 3);
    }
  },
  long_task(desk, slight) {
    const until = desk.now + limitSecondsOf(desk.task) * (slight ? 0.3 : 1.1);
    while (desk.now < until) work(desk, 4);
  },
};

/** What looks like a struggle and is none. */
function habit(desk: Desk): void {
  switch (desk.between(0, 3)) {
    case 0: {
      // a number raised by a button, one click each
      for (let count = 0; count < 4; count++) {
        tell(desk, "click", { target: "stepper.more" });
        desk.now += 0.24;
      }
      break;
    }
    case 1: {
      // back to the overview after each of its parts
      for (let count = 0; count < 3; count++) {
        tell(desk, "navigation", { target: "overview" });
        pass(desk, 8);
        tell(desk, "navigation", { target: somewhere() });
        pass(desk, 8);
      }
      break;
    }
    case 2: {
      // two errors close by, and no third
      error(desk);
      pass(desk, 6);
      error(desk);
      work(desk, 12);
      break;
    }
    default: {
      // a paragraph that takes half a minute
      pass(desk, 32);
      tell(desk, "scroll", { target: "page" });
    }
  }
}
