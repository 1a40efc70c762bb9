import { overview } from "./staff-de/overview.ts";
import { places } from "./staff-de/places.ts";
import { roles } from "./staff-de/roles.ts";
import { shell } from "./staff-de/shell.ts";
import { signIn } from "./staff-de/sign-in.ts";
import type { StaffTexts } from "./staff-en.ts";

/** What the portal says to the study team, in German. */
export const staffDe: StaffTexts = {
  shell,
  signIn,
  roles,
  places,
  overview,
};
