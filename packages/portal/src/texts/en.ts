import { appointment } from "./en/appointment.ts";
import { booking } from "./en/booking.ts";
import { consent } from "./en/consent.ts";
import { consentTitles } from "./en/consent-titles.ts";
import { data } from "./en/data.ts";
import { device } from "./en/device.ts";
import { failures } from "./en/failures.ts";
import { feedback } from "./en/feedback.ts";
import { landing } from "./en/landing.ts";
import { link } from "./en/link.ts";
import { myStudy } from "./en/my-study.ts";
import { pair } from "./en/pair.ts";
import { recording } from "./en/recording.ts";
import { registration } from "./en/registration.ts";
import { screening } from "./en/screening.ts";
import { session } from "./en/session.ts";
import { shell } from "./en/shell.ts";
import { states } from "./en/states.ts";
import { unsubscribe } from "./en/unsubscribe.ts";

/** What the portal says to participants, in English. What belongs to the study comes from the service. */
export const en = {
  shell,
  states,
  failures,
  landing,
  consentTitles,
  link,
  pair,
  unsubscribe,
  myStudy,
  registration,
  screening,
  consent,
  booking,
  appointment,
  session,
  recording,
  device,
  feedback,
  data,
};

export type Texts = typeof en;
