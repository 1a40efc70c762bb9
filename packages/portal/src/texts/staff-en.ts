import { audit } from "./staff-en/audit.ts";
import { availability } from "./staff-en/availability.ts";
import { chart } from "./staff-en/chart.ts";
import { emails } from "./staff-en/emails.ts";
import { failures } from "./staff-en/failures.ts";
import { files } from "./staff-en/files.ts";
import { goals } from "./staff-en/goals.ts";
import { insights } from "./staff-en/insights.ts";
import { issues } from "./staff-en/issues.ts";
import { journey } from "./staff-en/journey.ts";
import { lists } from "./staff-en/lists.ts";
import { live } from "./staff-en/live.ts";
import { overview } from "./staff-en/overview.ts";
import { participants } from "./staff-en/participants.ts";
import { person } from "./staff-en/person.ts";
import { places } from "./staff-en/places.ts";
import { reports } from "./staff-en/reports.ts";
import { roles } from "./staff-en/roles.ts";
import { session } from "./staff-en/session.ts";
import { sessions } from "./staff-en/sessions.ts";
import { shell } from "./staff-en/shell.ts";
import { signIn } from "./staff-en/sign-in.ts";
import { words } from "./staff-en/words.ts";

/** What the portal says to the study team, in English. */
export const staffEn = {
  audit,
  availability,
  chart,
  emails,
  failures,
  files,
  goals,
  insights,
  issues,
  journey,
  lists,
  live,
  overview,
  participants,
  person,
  places,
  reports,
  roles,
  session,
  sessions,
  shell,
  signIn,
  words,
};

export type StaffTexts = typeof staffEn;
