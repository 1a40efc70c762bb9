import type { StaffTexts } from "../staff-en.ts";

export const overview: StaffTexts["overview"] = {
  title: "Übersicht",
  asOf: "Stand",
  today: "Heute",
  todayParts: {
    scheduled: "geplant",
    active: "laufend",
    completed: "abgeschlossen",
    failed: "gescheitert",
    missed: "versäumt",
    cancelled: "abgesagt",
  },
  live: "Jetzt live",
  struggling: "Mit Mühe gerade",
  alerts: "Offene Meldungen",
  funnel: "Von der Anmeldung bis zum Abschluss",
  stages: {
    registered: "Angemeldet",
    screened: "Befragt",
    eligible: "Geeignet",
    scheduled: "Gebucht",
    completed: "Abgeschlossen",
  },
};
