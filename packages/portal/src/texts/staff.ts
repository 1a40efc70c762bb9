import { useLanguage } from "./language.ts";
import { staffDe } from "./staff-de.ts";
import { type StaffTexts, staffEn } from "./staff-en.ts";

const texts = { en: staffEn, de: staffDe };

/** What the portal says to the study team; loads with their pages. */
export const useStaffTexts = (): StaffTexts => texts[useLanguage()];
