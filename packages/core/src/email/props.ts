/** What each kind of mail says, out of what it is about. */

import type { Participant } from "@luna/contracts/entities/participant";
import type { EmailKind } from "@luna/contracts/entities/record";
import { languageOf, textIn } from "@luna/contracts/language";
import { scenarioOf } from "@luna/contracts/study/study";
import type { EmailProps } from "@luna/emails";
import * as Alert from "../alert/store.ts";
import { type Context, instant } from "../context.ts";
import { remindersOf } from "../session/agenda.ts";
import type { StoredSession } from "../session/session.ts";
import type { About, Recipient } from "./concerned.ts";
import type { EmailData, StoredEmail } from "./email.ts";
import { personLinks, signInMinutes, staffLink, unsubscribeLink } from "./links.ts";
import { roleOf } from "./still-wanted.ts";

interface Known<K extends EmailKind> {
  email: StoredEmail;
  about: About;
  recipient: Recipient;
  data: EmailData[K];
}

type Writers = {
  [K in EmailKind]: (ctx: Context, known: Known<K>) => Promise<EmailProps[K]>;
};

/** @throws Error when the mail lacks what its kind is about, which is a fault of whoever queued it */
export const propsOf = <K extends EmailKind>(
  ctx: Context,
  kind: K,
  known: Known<K>,
): Promise<EmailProps[K]> => writers[kind](ctx, known);

function personOf({ about }: { about: About }): Participant {
  if (!about.participant) throw new Error("the mail is to nobody");
  return about.participant;
}

function sessionOf({ about }: { about: About }): StoredSession {
  if (!about.session) throw new Error("the mail is about no session");
  return about.session;
}

const linksOf = (ctx: Context, email: StoredEmail) =>
  personLinks(ctx, {
    kind: email.emailKind,
    participantId: email.participantId!,
    sessionId: email.sessionId,
  });

type LinkTo = Awaited<ReturnType<typeof linksOf>>;

/** What can be done about a session that is booked. */
const choices = (linkTo: LinkTo) => ({
  sessionLink: linkTo("session"),
  moveLink: linkTo("move"),
  cancelLink: linkTo("cancel"),
});

/** The scenario's title in the reader's language. */
export const titleOf = (ctx: Context, session: StoredSession, locale: string): string => {
  const { title } = scenarioOf(ctx.study, session.scenarioType);
  return textIn(title, languageOf(locale));
};

const appointment = (ctx: Context, session: StoredSession, { locale, timeZone }: Recipient) => ({
  sessionCode: session.code,
  title: titleOf(ctx, session, locale),
  scheduledAt: session.scheduledAt ?? session.startedAt ?? session.createdAt,
  timeZone,
  durationMinutes: session.durationMinutes,
});

/** What a confirmation and a move have in common. */
async function booking(ctx: Context, known: Known<EmailKind>) {
  const session = sessionOf(known);
  const reminders = remindersOf(session)
    .filter(({ dueAt }) => dueAt > instant(ctx))
    .map(({ reminder }) => reminder);
  const linkTo = await linksOf(ctx, known.email);
  return {
    firstName: personOf(known).firstName,
    appointment: appointment(ctx, session, known.recipient),
    ...choices(linkTo),
    confirmLink: linkTo("confirm"),
    reminders,
    // no reminder will bring it
    ...(!reminders.includes("1h") && { joinLink: session.meetingUrl ?? linkTo("session") }),
  };
}

/** The old time; none when only the length has changed. */
const previously = (previousAt: string | undefined, { scheduledAt }: StoredSession) =>
  previousAt && previousAt !== scheduledAt ? { previousAt } : {};

const writers: Writers = {
  welcome: async (ctx, known) => ({
    firstName: personOf(known).firstName,
    participantCode: personOf(known).code,
    confirmLink: (await linksOf(ctx, known.email))("welcome"),
  }),

  "session-confirmation": async (ctx, known) => ({
    ...(await booking(ctx, known)),
    firstTime: sessionOf(known).scenarioType === "first-time",
  }),

  "session-moved": async (ctx, known) => ({
    ...(await booking(ctx, known)),
    ...previously(known.data.previousAt, sessionOf(known)),
  }),

  "session-cancelled": async (ctx, known) => ({
    firstName: personOf(known).firstName,
    appointment: appointment(ctx, sessionOf(known), known.recipient),
    cancelledBy: known.data.cancelledBy,
    ...(known.data.reason && { reason: known.data.reason }),
    ...(mayBook(personOf(known)) && { bookLink: (await linksOf(ctx, known.email))("book") }),
  }),

  "session-reminder": async (ctx, known) => {
    const session = sessionOf(known);
    const linkTo = await linksOf(ctx, known.email);
    const common = {
      firstName: personOf(known).firstName,
      appointment: appointment(ctx, session, known.recipient),
      ...choices(linkTo),
    };
    if (known.data.before === "1h")
      return { lead: "1h", ...common, joinLink: session.meetingUrl ?? linkTo("session") };
    return {
      lead: "24h",
      ...common,
      ...(session.status === "scheduled" && { confirmLink: linkTo("confirm") }),
    };
  },

  "no-show": async (ctx, known) => ({
    firstName: personOf(known).firstName,
    appointment: appointment(ctx, sessionOf(known), known.recipient),
    ...(known.data?.ours !== undefined && { ours: known.data.ours }),
    ...(mayBook(personOf(known)) && { bookLink: (await linksOf(ctx, known.email))("book") }),
  }),

  "thank-you": async (ctx, known) => {
    const { incentive, code, feedbackAt } = sessionOf(known);
    const participant = personOf(known);
    const linkTo = await linksOf(ctx, known.email);
    return {
      firstName: participant.firstName,
      sessionCode: code,
      ...(!feedbackAt && { feedbackLink: linkTo("feedback") }),
      ...((incentive?.state === "due" || incentive?.state === "promised") && {
        incentive: { amount: incentive.amount, currency: incentive.currency },
      }),
      ...(mayBook(participant) && { bookLink: linkTo("book") }),
    };
  },

  "feedback-request": async (ctx, known) => {
    const session = sessionOf(known);
    return {
      firstName: personOf(known).firstName,
      sessionCode: session.code,
      sessionAt: session.startedAt ?? session.scheduledAt ?? session.createdAt,
      timeZone: known.recipient.timeZone,
      feedbackLink: (await linksOf(ctx, known.email))("feedback"),
      unsubscribeLink: await unsubscribeLink(ctx, personOf(known).id),
    };
  },

  "sign-in-link": async (ctx, known) => ({
    firstName: personOf(known).firstName,
    signInLink: (await linksOf(ctx, known.email))("sign-in"),
    validMinutes: signInMinutes,
  }),

  "address-changed": async (ctx, known) =>
    known.data.to === "new"
      ? {
          to: "new",
          firstName: personOf(known).firstName,
          confirmLink: (await linksOf(ctx, known.email))("welcome"),
        }
      : {
          to: "old",
          firstName: personOf(known).firstName,
          newAddress: known.data.newAddress,
        },

  "staff-session": async (ctx, known) => {
    const session = sessionOf(known);
    const { change, previousAt, reason } = known.data;
    return {
      action: change,
      role: roleOf(session, known.email.staffId!) ?? "observer",
      staffName: known.recipient.name,
      appointment: appointment(ctx, session, known.recipient),
      ...previously(previousAt, session),
      participantCode: session.participantCode,
      segment: session.segment,
      ...(session.operatingSystem && { operatingSystem: session.operatingSystem }),
      pilot: session.purpose === "pilot",
      ...(session.meetingUrl && { meetingLink: session.meetingUrl }),
      ...(reason && { reason }),
      sessionLink: staffLink(ctx, `/sessions/${session.id}`),
    };
  },

  "staff-digest": async (ctx, known) => ({
    ...known.data,
    staffName: known.recipient.name,
    timeZone: known.recipient.timeZone,
    overviewLink: staffLink(ctx, ""),
  }),

  alert: async (ctx, known) => {
    const alert = await Alert.get(ctx, known.data.alertId);
    if (!alert) throw new Error(`there is no alert ${known.data.alertId} to write of`);
    return {
      staffName: known.recipient.name,
      kind: alert.kind,
      severity: alert.severity,
      ...(alert.rule && { rule: alert.rule }),
      ...(alert.sessionCode && { sessionCode: alert.sessionCode }),
      ...(alert.participantCode && { participantCode: alert.participantCode }),
      ...(alert.task && { task: alert.task }),
      message: alert.message.slice(0, 4000),
      count: alert.count,
      raisedAt: alert.raisedAt,
      timeZone: known.recipient.timeZone,
      alertLink: staffLink(ctx, alert.sessionId ? `/sessions/${alert.sessionId}` : "/alerts"),
    };
  },

  message: async (ctx, known) => ({
    firstName: personOf(known).firstName,
    subject: known.data.subject,
    text: known.data.text,
    ...(known.data.senderName && { senderName: known.data.senderName }),
    portalLink: (await linksOf(ctx, known.email))("home"),
    unsubscribeLink: await unsubscribeLink(ctx, personOf(known).id),
  }),
};

/** Booking is open to those who have been screened and have no session ahead. */
const mayBook = (participant: Participant): boolean => participant.status === "screened";
