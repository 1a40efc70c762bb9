/** What every struggle rule is: a memory, and a look at each event in order. */
import type { Evidence, Severity, StruggleRule } from "@luna/contracts/entities/observation";
import type { EventClass } from "@luna/contracts/events/event-types";
import type { Study, StudyTask } from "@luna/contracts/study/study";
import type { OrderedEvent } from "../event/order.ts";

/** An event as rules see it. */
export interface SeenEvent {
  event: OrderedEvent;
  class: EventClass;
  /** Id of the task that it belongs to: its own word, else the one that runs. */
  task: string | undefined;
  taskFacts: StudyTask | undefined;
  /** Trouble that counts: not one that the task is about. */
  trouble: boolean;
}

/** One event among the evidence: source, number, time in milliseconds. */
export interface Mark {
  source: string;
  seq: number;
  at: number;
}

/** The condition of a rule as it stands after an event. */
export interface Finding {
  marks: Mark[];
  /** When the condition ceases without a further event, milliseconds; undefined when only events end it. */
  until: number | undefined;
}

export interface Rule<Memory> {
  rule: StruggleRule;
  version: string;
  severity: Severity;
  begin: Memory;
  /** The memory after an event, and the condition if it holds. Memory is JSON. */
  step(memory: Memory, seen: SeenEvent, study: Study): { memory: Memory; finding?: Finding };
}

export const markOf = (event: OrderedEvent): Mark => ({
  source: event.source,
  seq: event.seq,
  at: event.correctedMs,
});

/** Marks by source, numbers ascending. */
export function evidenceOf(marks: readonly Mark[]): Evidence[] {
  const bySource = new Map<string, Set<number>>();
  for (const { source, seq } of marks)
    bySource.set(source, (bySource.get(source) ?? new Set()).add(seq));
  return [...bySource].map(([source, seqs]) => ({
    source,
    seqs: [...seqs].sort((a, b) => a - b),
  }));
}
