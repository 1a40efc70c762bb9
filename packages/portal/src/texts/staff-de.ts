import { audit } from "./staff-de/audit.ts";
import { availability } from "./staff-de/availability.ts";
import { chart } from "./staff-de/chart.ts";
import { emails } from "./staff-de/emails.ts";
import { failures } from "./staff-de/failures.ts";
import { files } from "./staff-de/files.ts";
import { goals } from "./staff-de/goals.ts";
import { insights } from "./staff-de/insights.ts";
import { issues } from "./staff-de/issues.ts";
import { journey } from "./staff-de/journey.ts";
import { lists } from "./staff-de/lists.ts";
import { live } from "./staff-de/live.ts";
import { overview } from "./staff-de/overview.ts";
import { participants } from "./staff-de/participants.ts";
import { person } from "./staff-de/person.ts";
import { places } from "./staff-de/places.ts";
import { reports } from "./staff-de/reports.ts";
import { roles } from "./staff-de/roles.ts";
import { session } from "./staff-de/session.ts";
import { sessions } from "./staff-de/sessions.ts";
import { shell } from "./staff-de/shell.ts";
import { signIn } from "./staff-de/sign-in.ts";
import { words } from "./staff-de/words.ts";
import type { StaffTexts } from "./staff-en.ts";

/** What the portal says to the study team, in German. */
export const staffDe: StaffTexts = {
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
