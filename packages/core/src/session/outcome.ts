/**
 * How a session went. Its last events are on their way while it is completed, and a researcher may judge
 * a task long after: what was derived is derived again, so that it does not depend on who was faster.
 */
import type { SessionOutcome } from "@luna/contracts/entities/session";
import { type Actor, isStaff } from "../actor.ts";
import type { FoldState } from "../fold/state.ts";
import type { OutcomeFrom, StoredSession } from "./session.ts";
import { failed } from "./task-outcome.ts";

export type HowItWent = Pick<StoredSession, "outcome" | "outcomeFrom">;
type Told = Pick<StoredSession, "outcome" | "tasks">;
type Folded = Pick<FoldState, "byType"> | undefined;

const helpsIn = (folded: Folded): number => folded?.byType.help_requested ?? 0;

/** Whether there was help: by the events, or by a word on the session or one of its tasks. */
export const hadHelp = ({ outcome, tasks }: Told, folded: Folded): boolean =>
  helpsIn(folded) > 0 ||
  outcome === "with-help" ||
  tasks.some((task) => task.outcome === "with-help");

export const wasUnaided = (session: Told, folded: Folded): boolean =>
  session.outcome === "success" && !hadHelp(session, folded);

function derived(from: OutcomeFrom, tasks: Told["tasks"], folded: Folded): SessionOutcome {
  if (from === "tasks" && tasks.some(failed)) return "failure";
  return hadHelp({ tasks }, folded) ? "with-help" : "success";
}

/** At the end: what is said, unless a researcher has said it before; else what tasks and help tell. */
export function outcomeAtEnd(
  session: StoredSession,
  folded: Folded,
  { success, by }: { success?: boolean | undefined; by?: Actor },
): HowItWent {
  const spoken = success !== undefined && by !== undefined && isStaff(by, "researcher");
  if (session.outcome && !spoken) return { outcome: session.outcome };
  if (success === false) return { outcome: "failure" };
  const outcomeFrom = success ? "help" : "tasks";
  return { outcome: derived(outcomeFrom, session.tasks, folded), outcomeFrom };
}

/** The session with its outcome derived again; the very same when that stands, or stays as it is. */
export function withOutcome(session: StoredSession, folded: Folded): StoredSession {
  const { outcomeFrom } = session;
  // what it was derived from is gone
  if (!outcomeFrom || session.dataDeleted) return session;
  const outcome = derived(outcomeFrom, session.tasks, folded);
  return outcome === session.outcome ? session : { ...session, outcome };
}
