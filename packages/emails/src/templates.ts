/** Every kind of mail and its template. */
import type { EmailKind } from "@luna/contracts/entities/record";
import type * as z from "zod/mini";
import type { Template } from "./template.ts";
import { addressChanged } from "./templates/address-changed.tsx";
import { alert } from "./templates/alert.tsx";
import { feedbackRequest } from "./templates/feedback-request.tsx";
import { message } from "./templates/message.tsx";
import { noShow } from "./templates/no-show.tsx";
import { sessionCancelled } from "./templates/session-cancelled.tsx";
import { sessionConfirmation } from "./templates/session-confirmation.tsx";
import { sessionMoved } from "./templates/session-moved.tsx";
import { sessionReminder } from "./templates/session-reminder.tsx";
import { signInLink } from "./templates/sign-in-link.tsx";
import { staffDigest } from "./templates/staff-digest.tsx";
import { staffSession } from "./templates/staff-session.tsx";
import { thankYou } from "./templates/thank-you.tsx";
import { welcome } from "./templates/welcome.tsx";

export const templates = {
  welcome,
  "session-confirmation": sessionConfirmation,
  "session-moved": sessionMoved,
  "session-cancelled": sessionCancelled,
  "session-reminder": sessionReminder,
  "no-show": noShow,
  "thank-you": thankYou,
  "feedback-request": feedbackRequest,
  "sign-in-link": signInLink,
  "address-changed": addressChanged,
  "staff-session": staffSession,
  "staff-digest": staffDigest,
  alert,
  message,
} as const satisfies Record<EmailKind, Template>;

type Templates = typeof templates;

/** What each kind is made of; links are complete URLs, times ISO 8601 in UTC. */
export type EmailProps = { [K in EmailKind]: z.output<Templates[K]["props"]> };

/** The schema of each kind's props; unknown and missing ones are refused. */
export const emailPropsSchemas = Object.fromEntries(
  Object.entries(templates).map(([kind, { props }]) => [kind, props]),
) as { [K in EmailKind]: Templates[K]["props"] };
