import type { StaffTexts } from "../staff-en.ts";

export const places: StaffTexts["places"] = {
  overview: "Übersicht",
  live: "Live",
  sessions: "Sitzungen",
  participants: "Teilnehmende",
  availability: "Öffnungszeiten",
  insights: "Auswertung",
  reports: "Berichte",
  issues: "Probleme",
  files: "Dateien",
  emails: "Mails",
  audit: "Protokoll",
};
