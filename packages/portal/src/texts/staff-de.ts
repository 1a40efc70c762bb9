import type { StaffTexts } from "./staff-en.ts";

/** What the portal says to the study team, in German. */
export const staffDe: StaffTexts = {
  shell: { team: "Studienteam" },
  signIn: {
    title: "Anmelden zur Studie",
    text: "Für alle, die diese Studie beobachten, leiten oder verwalten.",
    button: "Anmelden",
  },
  roles: { observer: "Beobachtung", researcher: "Forschung", admin: "Verwaltung" },
  places: {
    overview: "Übersicht",
  },
  overview: {
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
  },
};
