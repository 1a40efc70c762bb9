/** How somebody went about it, from the events in their order: paths, returns, repeats, pauses. */
import { classOf } from "@luna/contracts/events/event-types";
import type { OrderedEvent } from "../event/order.ts";
import { ranMsAt, type Span } from "../fold/pauses.ts";

const mostShown = 20;
/** So many of the same in a row are worth telling. */
const fewestRepeats = 3;
const shortestPauseSeconds = 30;

export function patternsOf(events: readonly OrderedEvent[], phasePauses: readonly Span[]) {
  const acts = events.filter(({ type }) => classOf(type) === "act");
  return {
    acts: acts.length,
    ...pathsOf(events.filter(({ type, target }) => type === "navigation" && target !== undefined)),
    repeats: repeatsOf(acts),
    pauses: pausesIn(events, phasePauses),
  };
}

/** Steps from place to place, and how often a place was come back to. */
function pathsOf(navigations: readonly OrderedEvent[]) {
  const steps = new Map<string, { from: string; to: string; count: number }>();
  const visits = new Map<string, number>();
  const last = new Map<string, string>();
  for (const { source, target } of navigations) {
    const to = target!;
    const from = last.get(source);
    last.set(source, to);
    if (from === to) continue;
    visits.set(to, (visits.get(to) ?? 0) + 1);
    if (from === undefined) continue;
    const name = `${from}\n${to}`;
    const step = steps.get(name) ?? { from, to, count: 0 };
    step.count++;
    steps.set(name, step);
  }
  const places = [...visits].map(([place, count]) => ({
    place,
    visits: count,
    returns: count - 1,
  }));
  return {
    paths: [...steps.values()].sort((a, b) => b.count - a.count).slice(0, mostShown),
    places: places.sort((a, b) => b.visits - a.visits).slice(0, mostShown),
    returns: places.reduce((sum, { returns }) => sum + returns, 0),
  };
}

/** The same act on the same target again and again, nothing deliberate between. */
function repeatsOf(acts: readonly OrderedEvent[]) {
  const runs: { type: string; target: string; task?: string; times: number; from: string }[] = [];
  let before: OrderedEvent | undefined;
  for (const act of acts) {
    const run = runs.at(-1);
    const same =
      act.target !== undefined &&
      before?.target === act.target &&
      before.type === act.type &&
      before.source === act.source;
    if (same && run) run.times++;
    else if (act.target !== undefined)
      runs.push({
        type: act.type,
        target: act.target,
        ...(act.task && { task: act.task }),
        times: 1,
        from: new Date(act.correctedMs).toISOString(),
      });
    before = act;
  }
  return runs
    .filter(({ times }) => times >= fewestRepeats)
    .sort((a, b) => b.times - a.times)
    .slice(0, mostShown);
}

/** Long pauses in what a person does, the time between the phases of a session left out. */
function pausesIn(events: readonly OrderedEvent[], phasePauses: readonly Span[]) {
  const done = events.filter(({ type }) => ["act", "activity", "task"].includes(classOf(type)));
  return done
    .slice(1)
    .map((event, at) => {
      const from = done[at]!;
      const seconds =
        (ranMsAt(phasePauses, event.correctedMs) - ranMsAt(phasePauses, from.correctedMs)) / 1000;
      return { from, seconds };
    })
    .filter(({ seconds }) => seconds > shortestPauseSeconds)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, mostShown)
    .map(({ from: { correctedMs, type }, seconds }) => ({
      from: new Date(correctedMs).toISOString(),
      seconds,
      after: type,
    }));
}
