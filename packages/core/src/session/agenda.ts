/** What is due next on a session: one pair of agenda and time, decided from the session alone. */
import { after } from "../context.ts";
import type { Reminder, StoredSession } from "./session.ts";

export const deadlines = {
  /** A reminder is left out when it is due so soon after booking or moving. */
  reminders: { "24h": { hours: 24, quietHours: 12 }, "1h": { hours: 1, quietHours: 2 } },
  noShowAfterMinutes: 30,
  abandonedAfterHours: 2,
  completedAfterMinutes: 10,
  failedAfterMinutes: 30,
  feedbackRequestAfterDays: 3,
} as const;

export interface NextCheck {
  agenda: "reminders" | "timeouts" | "feedback-requests";
  /** An instant. */
  dueAt: string;
}

/** The reminders still to come, with the moment each is due. */
export function remindersOf(session: StoredSession): { reminder: Reminder; dueAt: string }[] {
  const { scheduledAt, bookedAt = session.createdAt, reminded = [], purpose } = session;
  if (!scheduledAt || purpose === "pilot") return [];
  return (["24h", "1h"] as const).flatMap((reminder) => {
    const { hours, quietHours } = deadlines.reminders[reminder];
    const dueAt = after(scheduledAt, { hours: -hours });
    const wanted = !reminded.includes(reminder) && dueAt >= after(bookedAt, { hours: quietHours });
    return wanted ? [{ reminder, dueAt }] : [];
  });
}

/** How a running session ends by the clock: the deadlines that apply, the nearest first. */
export function endingsOf(
  session: StoredSession,
): { ending: "complete" | "fail" | "abandon"; dueAt: string }[] {
  const lastActAt = session.lastActAt ?? session.phases.at(-1)?.startedAt ?? session.updatedAt;
  const { tasksEndedAt, brokenAt } = session;
  return [
    {
      ending: "abandon" as const,
      dueAt: after(lastActAt, { hours: deadlines.abandonedAfterHours }),
    },
    ...(tasksEndedAt
      ? [
          {
            ending: "complete" as const,
            dueAt: after(tasksEndedAt, { minutes: deadlines.completedAfterMinutes }),
          },
        ]
      : []),
    ...(brokenAt
      ? [
          {
            ending: "fail" as const,
            dueAt: after(brokenAt, { minutes: deadlines.failedAfterMinutes }),
          },
        ]
      : []),
  ].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

/** Undefined when nothing is due any more. */
export function agendaOf(session: StoredSession): NextCheck | undefined {
  switch (session.status) {
    case "scheduled":
    case "confirmed": {
      if (!session.scheduledAt) return undefined;
      const missed = after(session.scheduledAt, { minutes: deadlines.noShowAfterMinutes });
      const [reminder] = remindersOf(session);
      return reminder
        ? { agenda: "reminders", dueAt: reminder.dueAt }
        : { agenda: "timeouts", dueAt: missed };
    }
    case "in-progress":
      return { agenda: "timeouts", dueAt: endingsOf(session)[0]!.dueAt };
    case "completed":
    case "failed":
    case "abandoned":
      return wantsFeedback(session)
        ? {
            agenda: "feedback-requests",
            dueAt: after(session.endedAt!, { days: deadlines.feedbackRequestAfterDays }),
          }
        : undefined;
    default:
      return undefined;
  }
}

/** Feedback is asked for once, of those who took part in the study and did not withdraw. */
export const wantsFeedback = (session: StoredSession): boolean =>
  session.endedAt !== undefined &&
  session.purpose === "study" &&
  !session.withdrawn &&
  !session.feedbackAt &&
  !session.feedbackRequestedAt;
