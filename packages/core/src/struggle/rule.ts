/** What every struggle rule is: a memory, and a look at each event in order. */
import type { Evidence, Severity, StruggleRule } from "@luna/contracts/entities/observation";
import type { EventClass } from "@luna/contracts/events/event-types";
import type { Study, StudyTask } from "@luna/contracts/study/study";
import type { OrderedEvent } from "../event/order.ts";
import type { Machine } from "./machine.ts";

/** An event as rules see it. */
export interface SeenEvent {
  event: OrderedEvent;
  class: EventClass;
  /** Id of the task that it belongs to: its own word, else the one that runs. */
  task: string | undefined;
  taskFacts: StudyTask | undefined;
  /** Trouble that counts: not one that the task is about. */
  trouble: boolean;
  /** Id of the task that runs after the event. */
  running: string | undefined;
  /** Corrected time less the pauses between the phases of a resumed session, milliseconds. */
  ranMs: number;
  machine: {
    /** The machine worked up to this event, or works from it on. */
    works: boolean;
    /** How long it has worked in all, milliseconds. */
    totalMs: number;
  };
  /** Nothing happened: the clock looked. What a rule finds then is provisional. */
  tick: boolean;
  /** The running task's usual longest pause, as the session froze it. */
  usualPause: Baseline | undefined;
}

/** What is usual: the geometric mean over past sessions. */
export interface Baseline {
  seconds: number;
  sessions: number;
}

/** One event among the evidence: source, number, times in milliseconds. */
export interface Mark {
  source: string;
  seq: number;
  /** Corrected time. */
  at: number;
  /** Corrected time less pauses between phases: windows are measured by it. */
  ranAt: number;
}

/** The condition of a rule as it stands after an event. */
export interface Finding {
  marks: Mark[];
  /** Running time at which the condition ceases without a further event; undefined when only events end it. */
  until: number | undefined;
  /** The task that it concerns, where that is not the event's own. */
  task?: string | undefined;
  /** Seen by the clock alone: events may still confirm it, or show that it was none. */
  provisional?: boolean | undefined;
}

export interface Rule<Memory> {
  rule: StruggleRule;
  version: string;
  severity: Severity;
  begin: Memory;
  /** The memory after an event, and the condition if it holds. Memory is JSON. */
  step(memory: Memory, seen: SeenEvent, study: Study): { memory: Memory; finding?: Finding };
  /** Running time after which the clock would find something should no event come; undefined for never. */
  looksAt?(memory: Memory, study: Study, machine: Machine): number | undefined;
}

export const markOf = ({ event, ranMs }: Pick<SeenEvent, "event" | "ranMs">): Mark => ({
  source: event.source,
  seq: event.seq,
  at: event.correctedMs,
  ranAt: ranMs,
});

/** Marks by source, numbers ascending. */
export function evidenceOf(marks: readonly Pick<Mark, "source" | "seq">[]): Evidence[] {
  const bySource = new Map<string, Set<number>>();
  for (const { source, seq } of marks)
    bySource.set(source, (bySource.get(source) ?? new Set()).add(seq));
  return [...bySource].map(([source, seqs]) => ({
    source,
    seqs: [...seqs].sort((a, b) => a - b),
  }));
}
