import type { Texts } from "../en.ts";

export const states: Texts["states"] = {
  loading: "Einen Augenblick …",
  tryAgain: "Noch einmal versuchen",
  back: "Zurück",
  next: "Weiter",
  save: "Speichern",
  saved: "Gespeichert",
  saving: "Wird gespeichert …",
  cancel: "Abbrechen",
  close: "Schließen",
  optional: "freiwillig",
  yes: "Ja",
  no: "Nein",
  copied: "Kopiert",
  copy: "Kopieren",
  notFoundTitle: "Unter dieser Adresse ist nichts",
  notFoundText: "Der Link ist vielleicht alt oder vertippt.",
  toStart: "Zur ersten Seite",
};
