/** A session as the service keeps it: what callers see, and what its agenda and guards need. */
import { Session } from "@luna/contracts/entities/session";
import type { Baseline } from "../struggle/rule.ts";

/** What a derived outcome goes by: its tasks and its help, or its help alone where success was said. */
export type OutcomeFrom = "tasks" | "help";

export interface StoredSession extends Session {
  /** Its outcome was derived and follows what tells of it; absent when it was said and stands. */
  outcomeFrom?: OutcomeFrom | undefined;
  /** When it was booked or last moved: reminders soon after say nothing new. */
  bookedAt?: string | undefined;
  /** Reminders that have gone out for the present time. */
  reminded?: Reminder[] | undefined;
  missedAt?: string | undefined;
  /** Its no-show counts against the person. */
  noShowCounted?: boolean | undefined;
  /** Thanks have been mailed: once, however often it is resumed. */
  thankedAt?: string | undefined;
  /** Receipt of the last act known to the agenda; the metrics may know of a later one. */
  lastActAt?: string | undefined;
  /** Receipt of what ended the last task of the scenario. */
  tasksEndedAt?: string | undefined;
  /** Receipt of a crash, a failed installation or a rollback that no act has followed. */
  brokenAt?: string | undefined;
  /** Usual longest pauses by task, as they were known when it first started. */
  usualPauses?: Record<string, Baseline> | undefined;
  feedbackAt?: string | undefined;
  feedbackRequestedAt?: string | undefined;
  /** The participant used the right to stop: nothing is mailed after that. */
  withdrawn?: boolean | undefined;
  /** Keys of the cells that it occupies: partition and sort key. */
  guards?: [string, string][] | undefined;
}

export type Reminder = "24h" | "1h";

const attributes = Object.keys(Session.shape);

/** The session without what only the service needs. */
export const publicOf = (session: StoredSession): Session =>
  Object.fromEntries(
    attributes.flatMap((name) => {
      const value = session[name as keyof Session];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Session;

/** When it takes or took place, for lists and filters. */
export const timeOf = (session: Session): string =>
  session.scheduledAt ?? session.startedAt ?? session.createdAt;

export const hasEnded = ({ status }: Pick<Session, "status">): boolean =>
  status === "completed" || status === "failed" || status === "abandoned";

/** Booked and still to come. */
export const isAhead = ({ status }: Pick<Session, "status">): boolean =>
  status === "scheduled" || status === "confirmed";
