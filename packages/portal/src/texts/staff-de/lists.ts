import type { StaffTexts } from "../staff-en.ts";

export const lists: StaffTexts["lists"] = {
  filters: "Filter",
  any: "Alle",
  clear: "Filter zurücksetzen",
  empty: "Hier ist noch nichts.",
  emptyFiltered: "Zu diesen Filtern passt nichts.",
  more: "Mehr zeigen",
  searching: "Ältere Einträge werden noch durchgesehen …",
  shown: (count, more) =>
    more ? `${count} gezeigt, es gibt mehr` : count === 1 ? "1 insgesamt" : `${count} insgesamt`,
  csv: "Als CSV herunterladen",
  csvRunning: (pages) => `Seite ${pages} …`,
  choose: (name) => `${name} auswählen`,
  chooseAll: "Alle gezeigten auswählen",
  chosen: (count) => (count === 1 ? "1 ausgewählt" : `${count} ausgewählt`),
  actions: "Handlungen",
  observerNote:
    "Sie sehen Personen mit ihrem Kürzel. Namen, Adressen und Notizen der Forschung sind nur für die Forschung offen.",
};
