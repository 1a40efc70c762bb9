import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Deliver } from "../bus/bus.ts";
import type { EventRule } from "../bus/rules.ts";
import type { Log, Part, ServiceClock } from "../part.ts";
import { readJsonFile, writeFileWhole } from "../state-file.ts";
import { type Schedule, scheduleExpression } from "./expression.ts";

export interface ScheduleState {
  name: string;
  expression: string;
  /** ISO 8601, service time. */
  nextAt?: string;
  lastAt?: string;
}

/** The scheduled rules of the template on the service clock. */
export interface Schedules extends Part {
  list(): ScheduleState[];
  /** Fires what is due, each schedule at most once, in order of due time; none waits for another, as with EventBridge. */
  fireDue(): Promise<void>;
  /** Stops firing by itself (the clock is being moved) until resumed. */
  pause(): void;
  resume(): void;
  replace(rules: EventRule[]): void;
  idle(): boolean;
}

interface Entry {
  rule: EventRule;
  expression: string;
  schedule: Schedule;
  nextAt: number | undefined;
  lastAt?: number;
}

type Saved = Record<string, { expression: string; nextAt?: number; lastAt?: number }>;

interface Options {
  rules: EventRule[];
  clock: ServiceClock;
  deliver: Deliver;
  dataFolder: string;
  region: string;
  account: string;
  log: Log;
}

/** Timers cannot wait longer than 2^31 ms, and the clock may jump: look again at least this often. */
const LONGEST_WAIT_MS = 60_000;

export function createSchedules(options: Options): Schedules {
  const { clock, deliver, dataFolder, region, account } = options;
  const file = path.join(dataFolder, "schedules.json");
  let entries: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let paused = true;
  let running = 0;

  /** Next times survive a restart: what became due meanwhile fires once at the start. */
  function replace(rules: EventRule[]): void {
    const saved = readJsonFile<Saved>(file) ?? {};
    entries = rules.flatMap((rule) => {
      if (!rule.schedule) return [];
      const schedule = scheduleExpression(rule.schedule);
      const known = saved[rule.arn];
      const kept = known?.expression === rule.schedule ? known : undefined;
      return [
        {
          rule,
          expression: rule.schedule,
          schedule,
          nextAt: kept ? kept.nextAt : schedule.first(clock.now()),
          lastAt: kept?.lastAt,
        },
      ];
    });
    save();
  }

  function save(): void {
    const state: Saved = {};
    for (const { rule, expression, nextAt, lastAt } of entries) {
      state[rule.arn] = { expression, nextAt, lastAt };
    }
    writeFileWhole(file, JSON.stringify(state, null, 1));
  }

  async function fire(entry: Entry): Promise<void> {
    const dueAt = entry.nextAt ?? clock.now();
    const event = scheduledEvent(entry.rule, dueAt, region, account);
    entry.lastAt = dueAt;
    entry.nextAt = entry.schedule.following(dueAt, clock.now());
    running += 1;
    try {
      // The event is kept on disk by the delivery before the next time is: after a kill in between
      // it fires twice rather than never, as EventBridge may.
      const done = entry.rule.targets.map((target) =>
        deliver(entry.rule, target, event, `schedule ${entry.expression}`),
      );
      save();
      await Promise.all(done);
    } finally {
      running -= 1;
    }
  }

  const due = () =>
    entries
      .filter(({ nextAt }) => nextAt !== undefined && nextAt <= clock.now())
      .sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0));

  function wait(): void {
    clearTimeout(timer);
    if (paused) return;
    const next = Math.min(...entries.map(({ nextAt }) => nextAt ?? Number.POSITIVE_INFINITY));
    const ms = Math.min(Math.max(next - clock.now(), 0), LONGEST_WAIT_MS);
    timer = setTimeout(() => {
      for (const entry of due()) {
        fire(entry).catch((error) => options.log.warn(`Schedule ${entry.rule.name}: ${error}`));
      }
      wait();
    }, ms);
  }

  replace(options.rules);
  return {
    name: "schedules",
    list: () =>
      entries.map(({ rule, expression, nextAt, lastAt }) => ({
        name: rule.name,
        expression,
        ...(nextAt !== undefined && { nextAt: new Date(nextAt).toISOString() }),
        ...(lastAt !== undefined && { lastAt: new Date(lastAt).toISOString() }),
      })),
    async fireDue() {
      await Promise.all(due().map(fire));
    },
    pause() {
      paused = true;
      clearTimeout(timer);
    },
    resume() {
      paused = false;
      wait();
    },
    replace(rules) {
      replace(rules);
      wait();
    },
    idle: () => running === 0,
    async stop() {
      paused = true;
      clearTimeout(timer);
    },
  };
}

/** The event that a scheduled rule sends. */
function scheduledEvent(rule: EventRule, dueAt: number, region: string, account: string) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account,
    time: `${new Date(dueAt).toISOString().slice(0, 19)}Z`,
    region,
    resources: [rule.arn],
    detail: {},
  };
}
