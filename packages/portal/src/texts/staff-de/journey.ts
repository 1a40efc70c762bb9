import type { StaffTexts } from "../staff-en.ts";

export const journey: StaffTexts["journey"] = {
  title: "Weg durch die Studie",
  steps: {
    registered: "Angemeldet",
    booked: "Sitzung gebucht",
    confirmed: "Sitzung bestätigt",
    started: "Sitzung begonnen",
    ended: "Sitzung beendet",
    missed: "Sitzung versäumt",
    feedback: "Rückmeldung gegeben",
    mail: "Mail",
  },
  screened: (score, eligible) =>
    `Befragung: ${score} Punkte, ${eligible ? "geeignet" : "nicht geeignet"}`,
  progression: "Von Sitzung zu Sitzung",
  session: "Sitzung",
  tasks: "Aufgaben",
  errors: "Fehler",
  helps: "Hilfe",
  struggles: "Mühe",
  sus: "SUS",
  of: (done, all) => `${done} von ${all}`,
};
