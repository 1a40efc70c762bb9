/** What each kind of caller sees of a session: names and notes from researchers up only. */
import type { Session } from "@luna/contracts/entities/session";
import { type Actor, isStaff } from "../actor.ts";
import { clockReasons } from "./reasons.ts";
import { publicOf, type StoredSession } from "./session.ts";

/** Reasons in the service's own words; any other is somebody's text, which may hold a name. */
const ownReasons: readonly string[] = [...Object.values(clockReasons), "withdrawn"];

/** What observers and all frames may show: no text of researchers, and none of the participant's. */
export function observedOf(session: StoredSession): Session {
  const { notes: _notes, reason, excluded, hold, tasks, ...observed } = publicOf(session);
  return {
    ...observed,
    tasks: observedTasks(tasks),
    ...(reason && ownReasons.includes(reason) && { reason }),
    // that it is so, not why
    ...(excluded && { excluded: { reason: "" } }),
    ...(hold && { hold: { reason: "" } }),
  };
}

/** Tasks without a researcher's word on why one went as it did. */
export const observedTasks = <T extends { reason?: string | undefined }>(
  tasks: readonly T[],
): T[] => tasks.map((task) => ({ ...task, reason: undefined }));

/** What the participant and its tested program see: nothing that the team keeps to itself. */
export function ownOf(session: StoredSession): Session {
  const { variant: _variant, excluded: _excluded, hold: _hold, ...own } = observedOf(session);
  return { ...own, ...(session.reason && { reason: session.reason }), observerIds: [] };
}

export function viewOf(session: StoredSession, actor: Actor): Session {
  if (isStaff(actor, "researcher") || actor.kind === "service") return publicOf(session);
  return actor.kind === "staff" ? observedOf(session) : ownOf(session);
}
