/** Whom and what a mail is about, as they are at the moment of sending. */
import type { Participant, Staff } from "@luna/contracts/entities/participant";
import type { Context } from "../context.ts";
import * as ParticipantStore from "../participant/store.ts";
import type { StoredSession } from "../session/session.ts";
import * as SessionStore from "../session/store.ts";
import * as StaffStore from "../staff/store.ts";
import type { StoredEmail } from "./email.ts";

export interface About {
  participant: Participant | undefined;
  session: StoredSession | undefined;
  staff: Staff | undefined;
}

export async function concernedBy(ctx: Context, email: StoredEmail): Promise<About> {
  const [participant, session, staff] = await Promise.all([
    email.participantId && ParticipantStore.get(ctx, email.participantId, { consistent: true }),
    email.sessionId && SessionStore.get(ctx, email.sessionId, { consistent: true }),
    email.staffId && StaffStore.get(ctx, email.staffId),
  ]);
  return {
    participant: participant || undefined,
    session: session || undefined,
    staff: staff || undefined,
  };
}

export interface Recipient {
  address: string;
  /** Empty: the address stands alone. */
  name: string;
  locale: string;
  timeZone: string;
}

/** Who gets the mail; undefined when nobody is left to get it. */
export function recipientOf(email: StoredEmail, about: About): Recipient | undefined {
  if (email.staffId) {
    const { staff } = about;
    return staff?.email
      ? {
          address: staff.email,
          name: staff.name,
          locale: staff.preferences.locale ?? "en",
          timeZone: staff.preferences.timeZone ?? "UTC",
        }
      : undefined;
  }
  const { participant } = about;
  return (
    participant && {
      address: email.address ?? participant.email,
      // What somebody typed for an address that may not be theirs is not shown to its owner.
      name: participant.emailVerifiedAt
        ? [participant.firstName, participant.lastName].filter(Boolean).join(" ")
        : "",
      locale: participant.locale,
      timeZone: participant.timeZone,
    }
  );
}
