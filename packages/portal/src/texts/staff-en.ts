import { overview } from "./staff-en/overview.ts";
import { places } from "./staff-en/places.ts";
import { roles } from "./staff-en/roles.ts";
import { shell } from "./staff-en/shell.ts";
import { signIn } from "./staff-en/sign-in.ts";

/** What the portal says to the study team, in English. */
export const staffEn = {
  shell,
  signIn,
  roles,
  places,
  overview,
};

export type StaffTexts = typeof staffEn;
