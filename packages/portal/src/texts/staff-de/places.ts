import type { StaffTexts } from "../staff-en.ts";

export const places: StaffTexts["places"] = {
  overview: "Übersicht",
  participants: "Teilnehmende",
  insights: "Auswertung",
  reports: "Berichte",
  issues: "Probleme",
  files: "Dateien",
  emails: "Mails",
  audit: "Protokoll",
};
