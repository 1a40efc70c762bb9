/**
 * The fold: from a session's events in their one order to tasks, progress, errors, struggles and
 * alerts. Pure and versioned; the same events give the same state, however they were cut.
 */
import { isDeepStrictEqual } from "node:util";
import type { Struggle } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import { classOf } from "@luna/contracts/events/event-types";
import { own, setOwn } from "@luna/contracts/own";
import { type ScenarioType, type Study, scenarioOf } from "@luna/contracts/study/study";
import { bounded } from "../event/bounds.ts";
import type { Chunk } from "../event/chunk.ts";
import { settledBy } from "../event/chunk.ts";
import {
  correctionOf,
  inOrder,
  type OrderedEvent,
  orderAll,
  orderSource,
  smaller,
} from "../event/order.ts";
import { covers, union } from "../event/ranges.ts";
import { clockSource } from "../event/sources.ts";
import { advance } from "../struggle/episode.ts";
import { countsAsTrouble, isExpected } from "../struggle/expected.ts";
import { machineAfter } from "../struggle/machine.ts";
import type { Baseline, SeenEvent } from "../struggle/rule.ts";
import { rules } from "../struggle/rules.ts";
import { alertOnEvent, alertOnStruggle, criticalMessage } from "./alerts.ts";
import { groupError } from "./errors.ts";
import { noteInstallation } from "./installation.ts";
import { pausesBefore, pausesOf, ranMsAt } from "./pauses.ts";
import { progressOf } from "./progress.ts";
import { noteSigns } from "./signs.ts";
import { beginFold, type FoldState } from "./state.ts";
import { moveTask, taskOf } from "./tasks.ts";
import { notePause } from "./usual-pause.ts";

/** What a session is judged by. */
export interface FoldFacts {
  sessionId: string;
  scenarioType: ScenarioType;
  study: Study;
  /** Stretches of running time; what lies between them is left out of times and windows. */
  phases?: Session["phases"];
  /** Usual longest pauses by task, as the session froze them when it started. */
  usualPauses?: Record<string, Baseline>;
}

const keptMinutes = 3;

/** Everything anew, from all chunks. */
export function foldAll(facts: FoldFacts, chunks: readonly Chunk[]): FoldState {
  const state = beginFold();
  for (const chunk of chunks) noteChunk(state, chunk);
  foldEvents(facts, state, orderAll(chunks));
  return state;
}

/**
 * One chunk more; undefined when it does not go at the end, so that all must be folded again: it
 * brings events from before what is folded, shows that the clock of its source was corrected wrongly,
 * or comes after a pause that begins before what is folded.
 */
export function foldMore(facts: FoldFacts, before: FoldState, chunk: Chunk): FoldState | undefined {
  const state = structuredClone(before);
  const source = own(state.sources, chunk.source);
  const correction = smaller(source?.correctionMs, correctionOf(chunk));
  if (source?.count && correction !== source.correctionMs) return undefined;
  const fresh = chunk.events.filter(({ seq }) => !covers(source?.ranges ?? [], seq));
  const events = orderSource([{ ...chunk, events: fresh }], correction ?? 0, source?.lastMs);
  const first = events[0];
  if (first && source?.ranges.some(([, last]) => last > first.seq)) return undefined;
  if (first && state.position && inOrder(first, state.position) < 0) return undefined;
  if (!isDeepStrictEqual(state.pauses, pausesBefore(pausesOf(facts.phases), state.lastMs)))
    return undefined;
  noteChunk(state, chunk);
  foldEvents(facts, state, events);
  return state;
}

/** What a chunk as a whole says of its source. */
function noteChunk(state: FoldState, chunk: Chunk): void {
  const known = own(state.sources, chunk.source);
  const receivedMs = Date.parse(chunk.receivedAt);
  const correctionMs = smaller(known?.correctionMs, correctionOf(chunk));
  setOwn(state.sources, chunk.source, {
    ranges: bounded(union(known?.ranges ?? [], settledBy(chunk))),
    count: known?.count ?? 0,
    firstMs: known?.firstMs ?? 0,
    lastMs: known?.lastMs ?? Number.MIN_SAFE_INTEGER,
    receivedMs: Math.max(known?.receivedMs ?? 0, receivedMs),
    ...(known?.beats && { beats: known.beats }),
    ...(known?.leftAt !== undefined && { leftAt: known.leftAt }),
    ...(correctionMs !== undefined && { correctionMs }),
  });
}

function foldEvents(facts: FoldFacts, state: FoldState, events: readonly OrderedEvent[]): void {
  const pauses = pausesOf(facts.phases);
  for (const event of events) foldEvent(facts, state, event, ranMsAt(pauses, event.correctedMs));
  state.pauses = pausesBefore(pauses, state.lastMs);
}

function foldEvent(facts: FoldFacts, state: FoldState, event: OrderedEvent, ranMs: number): void {
  count(state, event);
  const tasks = scenarioOf(facts.study, facts.scenarioType).tasks;
  const task = taskOf(state, event);
  const taskFacts = tasks.find(({ id }) => id === task);
  const machine = machineAfter(state.machine, event, ranMs);
  const works = state.machine.works.length > 0 || machine.works.length > 0;
  state.machine = machine;
  moveTask(
    state,
    event,
    tasks.map(({ id }) => id),
  );
  const running = state.currentTask;
  const seen: SeenEvent = {
    event,
    class: classOf(event.type),
    task,
    taskFacts,
    trouble: countsAsTrouble(event, taskFacts),
    running,
    ranMs,
    machine: { works, totalMs: machine.totalMs },
    tick: event.source === clockSource,
    usualPause: running === undefined ? undefined : own(facts.usualPauses, running),
  };
  if (seen.class === "trouble") {
    groupError(state, event, { task, expected: isExpected(event, taskFacts) });
    const troubled = task === undefined ? undefined : own(state.tasks, task);
    if (troubled && seen.trouble) troubled.errors++;
  }
  if (seen.class === "installer") {
    state.milestones[event.type] ??= event.correctedMs;
    noteInstallation(state, event.type, ranMs);
  }
  state.progress = Math.max(state.progress, progressOf(facts, state));
  if (!event.late) keepAlive(state, seen);
  notePause(state, seen);
  noteSigns(state, event);
  alertOnEvent(facts.sessionId, state, seen);
  lookForStruggles(facts, state, seen);
}

function count(state: FoldState, event: OrderedEvent): void {
  const source = own(state.sources, event.source)!;
  if (source.count === 0) source.firstMs = event.correctedMs;
  source.count++;
  source.lastMs = event.correctedMs;
  state.position = { correctedMs: event.correctedMs, source: event.source, seq: event.seq };
  state.firstMs ??= event.correctedMs;
  state.lastMs = event.correctedMs;
  // the service's own findings are none of the session's events
  if (event.source === clockSource) return;
  state.total++;
  if (event.late) state.late++;
  state.byType[event.type] = (state.byType[event.type] ?? 0) + 1;
  const minute = String(Math.floor(event.receivedMs / 60_000));
  state.minutes[minute] = (state.minutes[minute] ?? 0) + 1;
  const oldest = Math.max(...Object.keys(state.minutes).map(Number)) - keptMinutes;
  for (const each of Object.keys(state.minutes))
    if (Number(each) < oldest) delete state.minutes[each];
}

/** Telemetry and remarks keep no session alive. */
function keepAlive(state: FoldState, { event, class: eventClass }: SeenEvent): void {
  if (eventClass === "telemetry" || eventClass === "remark") return;
  state.lastActMs = Math.max(state.lastActMs ?? 0, event.receivedMs);
  const broken = criticalMessage(event) !== undefined && event.type !== "error";
  if (broken) state.brokenMs = event.receivedMs;
  else if (eventClass === "act" || eventClass === "task" || eventClass === "installer")
    delete state.brokenMs;
}

function lookForStruggles(facts: FoldFacts, state: FoldState, seen: SeenEvent): void {
  for (const rule of rules) {
    const { memory, finding } = rule.step(state.rules[rule.rule] ?? rule.begin, seen, facts.study);
    state.rules[rule.rule] = memory;
    const { episode, struggle } = advance(
      rule,
      state.episodes[rule.rule],
      finding,
      seen,
      facts.study.struggles.rearmSeconds,
    );
    if (episode) state.episodes[rule.rule] = episode;
    else delete state.episodes[rule.rule];
    if (struggle) note(facts, state, seen, struggle);
  }
}

/** A new signal, or one that has grown; only a new one raises its alert. */
function note(facts: FoldFacts, state: FoldState, seen: SeenEvent, struggle: Struggle): void {
  const index = state.struggles.findIndex(({ key }) => key === struggle.key);
  if (index >= 0) {
    state.struggles[index] = struggle;
    return;
  }
  state.struggles.push(struggle);
  if (struggle.state !== "retracted") alertOnStruggle(facts.sessionId, state, seen, struggle);
}
