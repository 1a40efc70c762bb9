/** Codes of the links in mails: made when the mail is sent, kept as a hash only. */
import type { EmailKind } from "@luna/contracts/entities/record";
import type { Context } from "../context.ts";
import * as Participant from "../participant/store.ts";
import { hashOf, newLinkCode } from "../token/code.ts";
import * as Code from "./code-store.ts";

/**
 * A code for a link of a mail to a participant. Without `sessionId` it is good once, until
 * `expiresAt`; with it, any number of times until 7 days after that session's end, which redeeming
 * checks by the session. A used code shows that the present address of the person is theirs.
 */
export async function issueLink(
  ctx: Context,
  link: {
    participantId: string;
    sessionId?: string | undefined;
    purpose: EmailKind;
    /** An instant; of no effect for a session's code. */
    expiresAt?: string | undefined;
  },
): Promise<{ code: string }> {
  const participant = await Participant.get(ctx, link.participantId, { consistent: true });
  if (!participant) throw new Error("there is no such participant to make a link for");
  const code = newLinkCode();
  await Code.keep(ctx, {
    hash: hashOf(code),
    participantId: link.participantId,
    sessionId: link.sessionId,
    purpose: link.purpose,
    expiresAt: link.expiresAt,
    addressHash: Participant.addressHash(participant.email),
  });
  return { code };
}
