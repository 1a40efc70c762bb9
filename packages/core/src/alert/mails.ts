/** Who is told of a high alert by mail: moderator and observers of the session, by their preference. */
import type { Alert } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { queueEmail } from "../email/queue.ts";
import * as Staff from "../staff/store.ts";

/** Staff of a session, each once. */
export const staffOf = (session: Pick<Session, "moderatorId" | "observerIds">): string[] => [
  ...new Set([...(session.moderatorId ? [session.moderatorId] : []), ...session.observerIds]),
];

export async function alertMails(
  ctx: Context,
  alert: Alert,
  session: Pick<Session, "id" | "moderatorId" | "observerIds"> | undefined,
): Promise<Write[]> {
  if (alert.severity !== "high" || !session) return [];
  const staff = await Promise.all(staffOf(session).map((id) => Staff.get(ctx, id)));
  return staff
    .filter((each) => each !== undefined && each.preferences.alertMail !== false)
    .map((each) =>
      queueEmail(ctx, {
        kind: "alert",
        staffId: each!.id,
        sessionId: session.id,
        data: { alertId: alert.id },
      }),
    );
}
