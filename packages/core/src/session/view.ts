/** What each kind of caller sees of a session: names and notes from researchers up only. */
import type { Session } from "@luna/contracts/entities/session";
import { type Actor, isStaff } from "../actor.ts";
import { publicOf, type StoredSession } from "./session.ts";

/** What observers and all frames may show: the notes of researchers may hold a name. */
export function observedOf(session: StoredSession): Session {
  const { notes: _notes, ...observed } = publicOf(session);
  return observed;
}

/** What the participant and its tested program see: nothing that the team keeps to itself. */
export function ownOf(session: StoredSession): Session {
  const { variant: _variant, excluded: _excluded, hold: _hold, ...own } = observedOf(session);
  return { ...own, observerIds: [] };
}

export function viewOf(session: StoredSession, actor: Actor): Session {
  if (isStaff(actor, "researcher") || actor.kind === "service") return publicOf(session);
  return actor.kind === "staff" ? observedOf(session) : ownOf(session);
}
