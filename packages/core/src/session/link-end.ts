import type { Session } from "@luna/contracts/entities/session";
import { after } from "../context.ts";

/** The links of a session's mails are good until this many days after its end. */
export const daysAfterEnd = 7;

/** When the links of its mails go out of use, an instant; undefined while the session is to come or runs. */
export function linksEndAt(
  session: Partial<Pick<Session, "status" | "endedAt" | "updatedAt">>,
): string | undefined {
  const missed = session.status === "cancelled" || session.status === "no-show";
  const endedAt = session.endedAt ?? (missed ? session.updatedAt : undefined);
  return endedAt && after(endedAt, { days: daysAfterEnd });
}
