/** One believable mail a kind and variant, for previews and tests. */
import type { EmailKind } from "@luna/contracts/entities/record";
import type { Brand } from "./brand.ts";
import type { EmailProps } from "./templates.ts";

/** A mail to render; `variant` is there where a kind has more than one shape. */
export type Sample = {
  [K in EmailKind]: { kind: K; variant?: string; props: EmailProps[K] };
}[EmailKind];

/** What files and pages of a sample are called. */
export const nameOf = ({ kind, variant }: Sample): string =>
  variant ? `${kind}-${variant}` : kind;

const portal = "https://luna.example.org/testing";
const code = "#code=kq3VZ0nYw1sT5rXb8uLmPQ";

export const sampleBrand: Brand = {
  studyName: "Luna usability study",
  brandColor: "#4f46a8",
  controllerName: "Example University, Department of Human-Computer Interaction",
  privacyContact: "privacy@example.org",
  privacyNoticeUrl: "https://luna.example.org/privacy",
  portalUrl: portal,
};

const appointment = {
  sessionCode: "S0042",
  title: "First time with Luna",
  scheduledAt: "2026-11-24T14:00:00Z",
  timeZone: "Europe/Berlin",
  durationMinutes: 60,
};
const previousAt = "2026-11-23T09:00:00Z";
const firstName = "Mira";
const sessionPage = `${portal}/sessions/ses_01JD8F3W5Q2M9T6YB4XK7N0HRE`;
const choices = {
  sessionLink: `${sessionPage}${code}`,
  moveLink: `${sessionPage}?do=move${code}`,
  cancelLink: `${sessionPage}?do=cancel${code}`,
};
const confirmLink = `${sessionPage}?do=confirm${code}`;
const bookLink = `${portal}/book${code}`;
const joinLink = "https://meet.example.org/luna-s0042";
const unsubscribeLink = "https://luna.example.org/api/email/unsubscribe?token=wX7pTq9dK2mE";
const staff = { staffName: "Jonas Weber", participantCode: "P017" };

export const samples: readonly Sample[] = [
  {
    kind: "welcome",
    props: { firstName, participantCode: "P017", confirmLink: `${portal}/confirm${code}` },
  },
  {
    kind: "session-confirmation",
    props: {
      firstName,
      appointment,
      ...choices,
      confirmLink,
      reminders: ["24h", "1h"],
      firstTime: true,
    },
  },
  {
    kind: "session-confirmation",
    variant: "soon",
    props: { firstName, appointment, ...choices, confirmLink, reminders: [], joinLink },
  },
  {
    kind: "session-moved",
    props: { firstName, appointment, previousAt, ...choices, confirmLink, reminders: ["1h"] },
  },
  {
    kind: "session-cancelled",
    props: {
      firstName,
      appointment,
      cancelledBy: "team",
      reason: "The moderator has fallen ill.",
      bookLink,
    },
  },
  {
    kind: "session-cancelled",
    variant: "by-participant",
    props: { firstName, appointment, cancelledBy: "participant" },
  },
  {
    kind: "session-reminder",
    variant: "24h",
    props: { lead: "24h", firstName, appointment, ...choices, confirmLink },
  },
  {
    kind: "session-reminder",
    variant: "1h",
    props: { lead: "1h", firstName, appointment, ...choices, joinLink },
  },
  { kind: "no-show", props: { firstName, appointment, bookLink } },
  { kind: "no-show", variant: "ours", props: { firstName, appointment, ours: true, bookLink } },
  {
    kind: "thank-you",
    props: {
      firstName,
      sessionCode: "S0042",
      feedbackLink: `${sessionPage}/feedback${code}`,
      incentive: { amount: 25, currency: "EUR" },
      bookLink,
    },
  },
  {
    kind: "feedback-request",
    props: {
      firstName,
      sessionCode: "S0042",
      sessionAt: appointment.scheduledAt,
      timeZone: appointment.timeZone,
      feedbackLink: `${sessionPage}/feedback${code}`,
      unsubscribeLink,
    },
  },
  {
    kind: "sign-in-link",
    props: { firstName, signInLink: `${portal}/sign-in${code}`, validMinutes: 15 },
  },
  {
    kind: "address-changed",
    variant: "new",
    props: { to: "new", firstName, confirmLink: `${portal}/confirm${code}` },
  },
  {
    kind: "address-changed",
    variant: "old",
    props: { to: "old", firstName, newAddress: "mira.neumann@example.net" },
  },
  {
    kind: "staff-session",
    variant: "invited",
    props: {
      ...staff,
      action: "invited",
      role: "moderator",
      appointment,
      segment: "non-technical",
      operatingSystem: "Windows",
      meetingLink: joinLink,
      sessionLink: `${portal}/staff/sessions/S0042`,
    },
  },
  {
    kind: "staff-session",
    variant: "moved",
    props: {
      ...staff,
      action: "moved",
      role: "observer",
      appointment,
      previousAt,
      segment: "non-technical",
      operatingSystem: "Windows",
      meetingLink: joinLink,
      sessionLink: `${portal}/staff/sessions/S0042`,
    },
  },
  {
    kind: "staff-session",
    variant: "cancelled",
    props: {
      ...staff,
      action: "cancelled",
      role: "observer",
      appointment,
      pilot: true,
      reason: "My laptop is at the repair shop until Friday.\nCould we try next week?",
      sessionLink: `${portal}/staff/sessions/S0042`,
    },
  },
  {
    kind: "staff-session",
    variant: "released",
    props: {
      ...staff,
      action: "released",
      role: "observer",
      appointment,
      sessionLink: `${portal}/staff/sessions/S0042`,
    },
  },
  {
    kind: "staff-digest",
    props: {
      staffName: staff.staffName,
      day: "2026-11-24T06:00:00Z",
      timeZone: appointment.timeZone,
      sessions: [
        { ...staffSessionOf("S0042", "P017", "2026-11-24T14:00:00Z"), role: "moderator" },
        { ...staffSessionOf("S0041", "P009", "2026-11-24T09:30:00Z"), role: "observer" },
      ],
      openAlerts: 2,
      newFeedback: 3,
      newBookings: 1,
      leavingRecordings: [{ sessionCode: "S0019", removedAt: "2026-12-08T02:00:00Z" }],
      overviewLink: `${portal}/staff`,
    },
  },
  {
    kind: "staff-digest",
    variant: "quiet-day",
    props: {
      day: "2026-11-28T06:00:00Z",
      timeZone: appointment.timeZone,
      sessions: [],
      openAlerts: 0,
      newFeedback: 0,
      newBookings: 0,
      leavingRecordings: [],
      overviewLink: `${portal}/staff`,
    },
  },
  {
    kind: "alert",
    props: {
      ...staff,
      kind: "critical_failure",
      severity: "high",
      sessionCode: "S0042",
      task: "Installation",
      message: "install_failed: The disk is full (code E_NOSPC) while unpacking runtime.pak",
      count: 3,
      raisedAt: "2026-11-24T14:21:40Z",
      timeZone: appointment.timeZone,
      alertLink: `${portal}/staff/sessions/S0042?at=2026-11-24T14:21:40Z`,
    },
  },
  {
    kind: "alert",
    variant: "struggle",
    props: {
      ...staff,
      kind: "struggle",
      severity: "high",
      rule: "repeated_failure",
      sessionCode: "S0042",
      task: "Initial Setup",
      message: "",
      count: 1,
      raisedAt: "2026-11-24T14:33:05Z",
      timeZone: appointment.timeZone,
      alertLink: `${portal}/staff/sessions/S0042?at=2026-11-24T14:33:05Z`,
    },
  },
  {
    kind: "message",
    props: {
      firstName,
      subject: "A small change to your session",
      text: "The meeting now takes place in another room of the same service. Your link stays the same.\n\nTwo things that help us:\n- a charged laptop\n- headphones, if you have some\n\nSee you on Tuesday!",
      senderName: "Jonas",
      portalLink: `${portal}${code}`,
      unsubscribeLink,
    },
  },
];

function staffSessionOf(sessionCode: string, participantCode: string, scheduledAt: string) {
  return { sessionCode, participantCode, scheduledAt, title: appointment.title };
}
