/** When a file goes, and why; pure. */
import type { FileDays } from "@luna/contracts/entities/file-days";
import type { Session } from "@luna/contracts/entities/session";
import { after } from "../context.ts";
import { isUnfinished, type KeptFile, lateUploadDays } from "./file.ts";

/** An upload that nobody ends is given up after this. */
export const uploadDays = 1;
/** What cannot go yet is looked at again after this. */
const nextCheckDays = 1;

/** The next moment at which it may be removed: an instant. */
export function dueAtOf(file: KeptFile, fileDays: FileDays): string {
  const due = isUnfinished(file)
    ? after(file.createdAt, { days: uploadDays })
    : after(file.readyAt ?? file.createdAt, { days: fileDays[file.category] });
  return file.keptUntil && file.keptUntil > due ? file.keptUntil : due;
}

export type RemovalReason = "upload_given_up" | "rejected" | "retention";
export type Verdict = { remove: RemovalReason } | { keepUntil: string };

/** Whether a file goes now. `now` and `keepUntil` are instants. */
export function verdictOn(
  file: KeptFile,
  session: Pick<Session, "status" | "endedAt" | "hold"> | undefined,
  fileDays: FileDays,
  now: string,
): Verdict {
  const again = after(now, { days: nextCheckDays });
  const due = dueAtOf({ ...file, keptUntil: undefined }, fileDays);
  if (due > now) return { keepUntil: due };
  if (session?.hold) return { keepUntil: again };
  if (!isUnfinished(file)) return { remove: file.status === "rejected" ? "rejected" : "retention" };
  // begun before the session's end it may finish for a week: the program may have been offline
  if (session?.status === "in-progress") return { keepUntil: again };
  if (session?.endedAt && file.createdAt <= session.endedAt) {
    const last = after(session.endedAt, { days: lateUploadDays });
    if (last > now) return { keepUntil: last };
  }
  return { remove: "upload_given_up" };
}
