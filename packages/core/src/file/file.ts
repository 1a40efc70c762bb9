/** A file as the service keeps it, and the rules on what is taken. */
import {
  type FileCategory,
  fileLimits,
  fileTypes,
  type StoredFile,
} from "@luna/contracts/entities/record";
import type { Settings } from "../context.ts";

/** As stored: with what only the service needs. */
export interface KeptFile extends StoredFile {
  /** The multipart upload that it comes in, until it is joined. */
  uploadId?: string | undefined;
  partSize?: number | undefined;
  partChecksums?: boolean | undefined;
  /** The version of the object that was checked: the one that links lead to. */
  versionId?: string | undefined;
  /** Absent for all but admins since this instant, see `person/sealed.ts`. */
  sealedAt?: string | undefined;
  /** Not to be removed before this instant, whatever its days say: a hold, or an upload that may go on. */
  keptUntil?: string | undefined;
}

/** A session's program may finish its uploads this long after the end. */
export const lateUploadDays = 7;

const needConsent: readonly FileCategory[] = ["screenshot", "audio", "recording"];

/** Its bytes are not all there, or not looked at yet. */
export const isUnfinished = ({ status }: Pick<KeptFile, "status">): boolean =>
  status === "uploading" || status === "verifying";

/** These show or let hear the person. */
export const needsRecordingConsent = (category: FileCategory): boolean =>
  needConsent.includes(category);

/** `text/CSV; charset=utf-8` is `text/csv`. */
export const mediaTypeOf = (contentType: string): string =>
  (contentType.split(";")[0] ?? "").trim().toLowerCase();

/** The category of a content type, or whether the wanted one takes it; undefined when none does. */
export function categoryFor(
  contentType: string,
  wanted: FileCategory | undefined,
): FileCategory | undefined {
  const takes = (category: FileCategory) =>
    (fileTypes[category] as readonly string[]).includes(contentType);
  if (wanted) return takes(wanted) ? wanted : undefined;
  return (Object.keys(fileTypes) as FileCategory[]).find(takes);
}

/** How large a file of a category may be at this stage. */
export const mostBytesOf = (
  { maxRecordingBytes, maxFileBytes }: Pick<Settings, "maxRecordingBytes" | "maxFileBytes">,
  category: FileCategory,
): number => (category === "recording" ? maxRecordingBytes : maxFileBytes);

/** Parts as small as the limit of 10,000 parts allows, at least 8 MB. */
export function partSizeFor(bytes: number): number {
  const step = 2 ** 20;
  return Math.max(fileLimits.leastPartBytes, Math.ceil(bytes / 10_000 / step) * step);
}

export const partCount = (bytes: number, partSize: number): number =>
  Math.max(1, Math.ceil(bytes / partSize));

/** The object of a file. */
export const objectKeyOf = (fileId: string): string => `files/${fileId}`;
/** The file of an object; undefined for an object that is no file. */
export const fileIdOf = (key: string): string | undefined => /^files\/(fil_\w{26})$/.exec(key)?.[1];
