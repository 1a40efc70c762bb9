/** Where the links of mails lead. */
import type { EmailKind } from "@luna/contracts/entities/record";
import { issueLink } from "../access/link.ts";
import { after, type Context } from "../context.ts";
import { unsubscribeToken } from "./unsubscribe-token.ts";

/** Codes of mails without a session, other than sign-in links, live this long. */
const codeDays = 7;
export const signInMinutes = 15;

const pages = {
  welcome: "/confirm",
  "sign-in": "/sign-in",
  home: "/",
  book: "/book",
  session: "/sessions/{session}",
  // what the page then offers first; nothing happens before its button is pressed
  confirm: "/sessions/{session}?do=confirm",
  move: "/sessions/{session}?do=move",
  cancel: "/sessions/{session}?do=cancel",
  feedback: "/sessions/{session}/feedback",
} as const;

/**
 * Pages of the portal that the reader of a mail is let in to, by a code that only the mail holds: one
 * code for all links of a mail. Without a session it is good for one use.
 */
export async function personLinks(
  ctx: Context,
  mail: { kind: EmailKind; participantId: string; sessionId?: string | undefined },
): Promise<(page: keyof typeof pages) => string> {
  const { code } = await issueLink(ctx, {
    participantId: mail.participantId,
    sessionId: mail.sessionId,
    purpose: mail.kind,
    expiresAt:
      mail.kind === "sign-in-link"
        ? after(ctx.now(), { minutes: signInMinutes })
        : after(ctx.now(), { days: codeDays }),
  });
  return (page) => {
    const path = pages[page].replace("{session}", mail.sessionId ?? "");
    return `${ctx.settings.portalUrl}${path}#code=${code}`;
  };
}

/** A page for staff, who sign in themselves. */
export const staffLink = (ctx: Context, path: string): string =>
  `${ctx.settings.portalUrl}/staff${path}`;

/** Takes the one-click POST of mail programs and leads people to a page with a button. */
export const unsubscribeLink = async (ctx: Context, participantId: string): Promise<string> =>
  `${ctx.settings.apiUrl}/api/email/unsubscribe?token=${await unsubscribeToken(ctx, participantId)}`;

/** The text as it may be kept: with it alone nobody gets in. */
export const withoutSecrets = (text: string): string =>
  text.replace(/([#?&](?:code|token)=)[\w.-]+/g, "$1…");
