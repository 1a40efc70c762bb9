import { appointment } from "./de/appointment.ts";
import { booking } from "./de/booking.ts";
import { consent } from "./de/consent.ts";
import { consentTitles } from "./de/consent-titles.ts";
import { data } from "./de/data.ts";
import { device } from "./de/device.ts";
import { failures } from "./de/failures.ts";
import { feedback } from "./de/feedback.ts";
import { landing } from "./de/landing.ts";
import { link } from "./de/link.ts";
import { myStudy } from "./de/my-study.ts";
import { pair } from "./de/pair.ts";
import { recording } from "./de/recording.ts";
import { registration } from "./de/registration.ts";
import { screening } from "./de/screening.ts";
import { session } from "./de/session.ts";
import { shell } from "./de/shell.ts";
import { states } from "./de/states.ts";
import { unsubscribe } from "./de/unsubscribe.ts";
import type { Texts } from "./en.ts";

/** What the portal says to participants, in German. */
export const de: Texts = {
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
