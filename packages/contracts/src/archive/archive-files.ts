/** The files of a session's archive, and what is in them: the archive's data dictionary is made of this. */
import * as z from "zod/mini";
import { Alert, Feedback, Note, Struggle } from "../entities/observation.ts";
import { ObservedParticipant } from "../entities/participant.ts";
import { StoredFile } from "../entities/record.ts";
import { Session } from "../entities/session.ts";
import { StoredEvent } from "../events/event.ts";
import { eventTypes } from "../events/event-types.ts";

interface ArchiveFile {
  description: string;
  /** Of the whole file, or of each line of a `.jsonl`. */
  schema?: z.core.$ZodType;
}

export const archiveFiles = {
  "session.json": {
    description:
      "The session: status, outcome, tasks, phases, and by what study and baselines it was judged.",
    schema: z.object(Session.shape),
  },
  "participant.json": {
    description: "The participant by code, segment and system. No name, no contact data.",
    schema: ObservedParticipant,
  },
  "events.jsonl": {
    description:
      "Every event once, one a line, in the order of the session: by corrected time, source and number.",
    schema: StoredEvent,
  },
  "metrics.json": { description: "Numbers that were computed from the events; null without any." },
  "struggles.json": {
    description: "Struggle signals with the rule that found them, their evidence and the verdict.",
    schema: z.array(Struggle),
  },
  "alerts.json": { description: "Alerts that the session raised.", schema: z.array(Alert) },
  "notes.json": { description: "Notes of the team on the timeline.", schema: z.array(Note) },
  "feedback.json": {
    description: "What the participant said afterwards; null without feedback.",
    schema: z.nullable(Feedback),
  },
  "files.json": {
    description:
      "The verified files of the session: `path` is where each lies in this archive, `sha256` its hash.",
    schema: z.array(z.extend(StoredFile, { path: z.string() })),
  },
  "report.json": {
    description: "The summary of the session as a report: sections with text, charts and tables.",
  },
  "report.pdf": { description: "The same report to be read and printed." },
  "data-dictionary.json": { description: "This description of all files and event types." },
} as const satisfies Record<string, ArchiveFile>;

export type ArchiveFileName = keyof typeof archiveFiles;

/** Says of every file what it holds, with JSON Schema, and of every event type how it counts. */
export function dataDictionary(): Record<string, unknown> {
  const schemaOf = (schema: z.core.$ZodType | undefined) =>
    schema && { schema: z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }) };
  return {
    conventions:
      "JSON in UTF-8. Times are ISO 8601 in UTC; durations in seconds where the name does not say otherwise. People are called by their codes.",
    files: Object.fromEntries(
      Object.entries<ArchiveFile>(archiveFiles).map(([name, { description, schema }]) => [
        name,
        { description, ...schemaOf(schema) },
      ]),
    ),
    eventTypes: Object.fromEntries(
      Object.entries(eventTypes).map(([type, row]) => [
        type,
        { class: row.class, data: schemaOf(row.data)?.schema },
      ]),
    ),
  };
}
