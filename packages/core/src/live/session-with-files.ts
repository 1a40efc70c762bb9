/** What watchers of a session learn of its files: the session once more, with those that are there. */
import type { ToWatcher } from "@luna/contracts/frames/frames";
import type { Context } from "../context.ts";
import * as Files from "../file/store.ts";
import { observedOf as observedFile } from "../file/view.ts";
import type { Change } from "../project/change.ts";
import * as Sessions from "../session/store.ts";
import { observedOf } from "../session/view.ts";
import { fitting } from "./frames.ts";

type SessionFrame = Extract<ToWatcher, { type: "session" }>;

/** Sessions of which a file has been verified, refused or removed. */
export function whoseFilesChanged(changes: readonly Change[]): Set<string> {
  const sessions = changes.flatMap(({ before, after }) => {
    const item = after ?? before;
    if (item?.kind !== "file" || !item.sessionId || before?.status === after?.status) return [];
    const told = !after || after.status === "ready" || after.status === "rejected";
    return told ? [item.sessionId as string] : [];
  });
  return new Set(sessions);
}

/** Undefined when the session is no more. */
export async function sessionWithFiles(
  ctx: Context,
  sessionId: string,
): Promise<SessionFrame | undefined> {
  const [[session], files] = await Promise.all([
    Sessions.getMany(ctx, [sessionId], { consistent: true }),
    Files.ofSession(ctx, sessionId),
  ]);
  if (!session) return undefined;
  const frame = (some: typeof files): SessionFrame => ({
    type: "session",
    session: { ...observedOf(session), files: some.map(observedFile) },
  });
  return frame(fitting(files, frame));
}
