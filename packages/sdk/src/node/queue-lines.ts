/** What stands in the file of a queue: its owner first, then events and what was acknowledged, one JSON a line. */
import type { NumberedEvent } from "../program/event-queue.ts";

/** Numbers count within a session and a source: another's events sent as ours would be wrong ones. */
export interface QueueOwner {
  sessionId: string;
  source: string;
}

export interface ReadQueue {
  /** Absent where the file does not begin with one. */
  owner: QueueOwner | undefined;
  /** By number, ascending: what was not acknowledged. */
  events: Map<number, NumberedEvent>;
  /** The highest number that was acknowledged. */
  through: number;
  /** Lines that are neither. */
  skipped: number;
}

export const ownerLine = ({ sessionId, source }: QueueOwner): string =>
  JSON.stringify({ sessionId, source });

export const throughLine = (through: number): string => JSON.stringify({ through });

/** Reads what a crash, a full disk or a stranger left: what is no line of a queue is counted and left out. */
export function readQueue(text: string): ReadQueue {
  const lines = text.split("\n").filter((line) => line !== "");
  const values = lines.map(parsed);
  const first = values.find((value) => value !== undefined);
  const owner = first && isOwner(first) ? first : undefined;
  const events = new Map<number, NumberedEvent>();
  let through = 0;
  let skipped = 0;
  for (const value of values) {
    if (value && isEvent(value)) events.set(value.seq, value);
    else if (value && isThrough(value)) through = Math.max(through, value.through);
    else if (!value || !isOwner(value)) skipped += 1;
  }
  const left = [...events].filter(([seq]) => seq > through).sort(([a], [b]) => a - b);
  return { owner, events: new Map(left), through, skipped };
}

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isThrough = (value: object): value is { through: number } =>
  "through" in value && isNumber(value.through);

const isEvent = (value: object): value is NumberedEvent =>
  "seq" in value && isNumber(value.seq) && "type" in value && typeof value.type === "string";

const isOwner = (value: object): value is QueueOwner =>
  "sessionId" in value &&
  typeof value.sessionId === "string" &&
  "source" in value &&
  typeof value.source === "string";
