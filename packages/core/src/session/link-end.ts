import { after } from "../context.ts";
import type { StoredSession } from "./session.ts";

/** The links of a session's mails are good until this many days after its end. */
const daysAfterEnd = 7;

/** When the links of its mails go out of use, an instant; undefined while the session is to come or runs. */
export function linksEndAt(session: StoredSession): string | undefined {
  const missed = session.status === "cancelled" || session.status === "no-show";
  const endedAt = session.endedAt ?? (missed ? session.updatedAt : undefined);
  return endedAt && after(endedAt, { days: daysAfterEnd });
}
