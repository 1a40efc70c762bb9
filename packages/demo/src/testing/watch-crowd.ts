/** Many watchers over many programs: who follows whom, who leaves and comes back, and what each has seen. */
import { createProgram, type Program, type Watching, watch } from "@luna/sdk";
import { clientsOf } from "../day/team.ts";
import { openConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import { runningSession } from "./running-session.ts";

export interface CrowdOptions {
  watchers: number;
  programs: number;
  seconds: number;
  /** Of all watchers, so many leave and come back a second; default 0.02. */
  leavingShare?: number;
}

export interface Crowd {
  /** Events tracked by all programs, and shown to all watchers. */
  tracked: number;
  shown: number;
  /** How often a watcher left without a word and came back with what it had seen. */
  returns: number;
  /** Watchers whose sequence is not 1, 2, 3 … to the last number of their session. */
  incomplete: string[];
  /** The number of watchers that each program was told last. */
  told: number[];
}

interface Runner {
  sessionId: string;
  program: Program;
  tracked: number;
  told: number;
}

interface Watcher {
  runner: Runner;
  seen: number[];
  watching: Watching | undefined;
}

const eventsPerSecond = 4;
const patienceMs = 120_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function watchCrowd(stack: Stack, options: CrowdOptions): Promise<Crowd> {
  const { observer } = clientsOf(stack);
  const { now } = await openConsole(stack);
  const runners: Runner[] = [];
  for (let index = 0; index < options.programs; index++)
    runners.push(await startRunner(stack, index, now));
  const watchers: Watcher[] = Array.from({ length: options.watchers }, (_, index) => ({
    runner: runners[index % runners.length]!,
    seen: [],
    watching: undefined,
  }));
  const follow = (watcher: Watcher): Promise<void> =>
    new Promise((resolve, reject) => {
      watcher.watching = watch({
        client: observer,
        room: `session:${watcher.runner.sessionId}`,
        after: watcher.seen.at(-1) ?? 0,
        onFrame(frame) {
          if (frame.type === "events" && frame.source === "app")
            watcher.seen.push(...frame.events.map(({ seq }) => seq));
        },
        onState(state, error) {
          if (state === "live") resolve();
          if (state === "closed") error ? reject(error) : resolve();
        },
      });
    });
  // they come while events are on their way already, not all at once
  let ended = false;
  const sending = Promise.all(
    runners.map(async (runner) => {
      while (!ended) {
        runner.program.track({ type: "click", target: `button-${++runner.tracked}` });
        await pause((2000 * Math.random()) / eventsPerSecond);
      }
    }),
  );
  for (let start = 0; start < watchers.length; start += 10)
    await Promise.all(watchers.slice(start, start + 10).map(follow));
  const { leavingShare = 0.02 } = options;
  let returns = 0;
  for (const end = Date.now() + options.seconds * 1000; Date.now() < end; await pause(1000)) {
    const leaving = watchers.filter(() => Math.random() < leavingShare);
    returns += leaving.length;
    for (const watcher of leaving) watcher.watching?.close();
    await Promise.all(leaving.map(follow));
  }
  ended = true;
  await sending;
  await Promise.all(runners.map(({ program }) => program.flush(60_000)));
  const isWhole = ({ runner, seen }: Watcher) =>
    seen.length === runner.tracked && seen.every((seq, index) => seq === index + 1);
  const everyTold = () =>
    runners.every(
      (runner) => runner.told === watchers.filter((each) => each.runner === runner).length,
    );
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(250))
    if (watchers.every(isWhole) && everyTold()) break;
  const told = runners.map((runner) => runner.told);
  for (const { watching } of watchers) watching?.close();
  await Promise.all(runners.map(({ program }) => program.close(5000)));
  return {
    tracked: runners.reduce((sum, runner) => sum + runner.tracked, 0),
    shown: watchers.reduce((sum, { seen }) => sum + seen.length, 0),
    returns,
    incomplete: watchers
      .filter((watcher) => !isWhole(watcher))
      .map(({ runner, seen }) => `${seen.length} of ${runner.tracked}: ${seen.slice(-5).join()}`),
    told,
  };
}

async function startRunner(stack: Stack, index: number, now: () => number): Promise<Runner> {
  const {
    id,
    program: client,
    access,
  } = await runningSession(stack, `runner-${index}@example.org`);
  const runner: Omit<Runner, "program"> = { sessionId: id, tracked: 0, told: 0 };
  const program = createProgram({
    client,
    sessionId: id,
    source: access.source,
    lastSeq: access.lastSeq,
    now,
    onWatchers(count) {
      runner.told = count;
    },
  });
  return Object.assign(runner, { program });
}
