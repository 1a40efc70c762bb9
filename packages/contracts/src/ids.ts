/** Ids are prefixed ULIDs: sortable by time, unguessable enough to be listed, never a secret. */
import * as z from "zod/mini";

const ulid = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

const id = (prefix: string) =>
  z.string().check(z.regex(new RegExp(`^${prefix}_${ulid}$`), `must be an id like ${prefix}_01J…`));

export const idPrefixes = {
  participant: "prt",
  session: "ses",
  file: "fil",
  email: "eml",
  alert: "alr",
  issue: "iss",
  note: "not",
  job: "job",
} as const;
export type IdKind = keyof typeof idPrefixes;

export const ParticipantId = id(idPrefixes.participant);
export const SessionId = id(idPrefixes.session);
export const FileId = id(idPrefixes.file);
export const EmailId = id(idPrefixes.email);
export const AlertId = id(idPrefixes.alert);
export const IssueId = id(idPrefixes.issue);
export const NoteId = id(idPrefixes.note);
export const JobId = id(idPrefixes.job);

/** The `sub` of a staff member at the stage's issuer. */
export const StaffId = z
  .string()
  .check(z.minLength(1), z.maxLength(128), z.regex(/^[\x21-\x7e]+$/));

/** A source of events within a session: the tested program's instance, `portal`, `staff` or `clock`. */
export const SourceName = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be a short lower-case name"));
