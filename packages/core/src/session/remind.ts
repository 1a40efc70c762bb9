import { type Context, instant } from "../context.ts";
import { remindersOf } from "./agenda.ts";
import { change } from "./change.ts";
import { existing } from "./load.ts";
import { mailParticipant } from "./mails.ts";
import type { StoredSession } from "./session.ts";

/** Sends the reminder that is due; a session that was moved or cancelled meanwhile gets none. */
export async function remind(ctx: Context, { id }: { id: string }): Promise<void> {
  await change(
    ctx,
    () => existing(ctx, id),
    (session) => reminded(ctx, session),
  );
}

function reminded(ctx: Context, session: StoredSession) {
  const booked = session.status === "scheduled" || session.status === "confirmed";
  const due = remindersOf(session).filter(({ dueAt }) => dueAt <= instant(ctx));
  const last = due.at(-1);
  if (!booked || !last || !session.scheduledAt) return undefined;
  const next: StoredSession = {
    ...session,
    reminded: [...(session.reminded ?? []), ...due.map(({ reminder }) => reminder)],
  };
  // of two that are due at once the nearer one says it all; past the start none does
  const also =
    session.scheduledAt > instant(ctx)
      ? mailParticipant(ctx, session, "session-reminder", {
          before: last.reminder,
          scheduledAt: session.scheduledAt,
        })
      : [];
  return { session: next, also };
}
