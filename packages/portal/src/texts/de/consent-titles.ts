import type { Texts } from "../en.ts";

export const consentTitles: Texts["consentTitles"] = {
  session: "Die Sitzung",
  recording: "Aufnahmen",
  contact: "Späterer Kontakt",
};
