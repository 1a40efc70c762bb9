/** What is plainly right of an ingest request is seen without running its schema, which takes far longer. */
import * as z from "zod/mini";
import { SourceName } from "../ids.ts";
import { Instant } from "../scalars.ts";
import { eventLimits } from "./event.ts";
import { anyData, type EventType, eventTypes } from "./event-types.ts";

const instant = Instant.def.pattern!;
const printable = /^[^\p{Cc}\p{Cs}]+$/u;

/**
 * True only for a batch that the schema takes and gives back as it is; false says nothing, the schema
 * decides. Tests hold it against the schema, so that it can never take more.
 */
export function acceptEvents(body: unknown): boolean {
  if (!isRecord(body)) return false;
  for (const field in body)
    if (field !== "events" && field !== "sentAt" && field !== "source") return false;
  const { events, sentAt, source } = body;
  return (
    (!("sentAt" in body) || isInstant(sentAt)) &&
    (!("source" in body) || z.safeParse(SourceName, source).success) &&
    Array.isArray(events) &&
    events.length > 0 &&
    events.length <= eventLimits.eventsPerRequest &&
    events.every(isPlainEvent)
  );
}

function isPlainEvent(event: unknown): boolean {
  if (!isRecord(event)) return false;
  const { type } = event;
  if (typeof type !== "string" || !Object.hasOwn(eventTypes, type) || !isInstant(event.at))
    return false;
  for (const field in event) {
    const value = event[field];
    if (field === "type" || field === "at") continue;
    if (field === "seq") {
      if (!Number.isSafeInteger(value) || (value as number) < 1) return false;
    } else if (field === "target") {
      if (!isLine(value, 500)) return false;
    } else if (field === "task") {
      if (!isLine(value, 120)) return false;
    } else if (field !== "data" || !isRecord(value)) return false;
  }
  return isDataOf(type as EventType, event.data);
}

function isDataOf(type: EventType, data: unknown): boolean {
  const schema = eventTypes[type].data;
  if (schema !== anyData) return schema.safeParse(data).success;
  for (const name in data as object | undefined) if (name.length > 64) return false;
  return true;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isInstant = (value: unknown): boolean => typeof value === "string" && instant.test(value);

const isLine = (value: unknown, max: number): boolean =>
  typeof value === "string" &&
  value.length <= max &&
  value.trim().length === value.length &&
  printable.test(value);
