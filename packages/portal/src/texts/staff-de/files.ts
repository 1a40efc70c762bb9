import type { StaffTexts } from "../staff-en.ts";

export const files: StaffTexts["files"] = {
  title: "Dateien",
  file: "Datei",
  category: "Art",
  status: "Stand",
  size: "Größe",
  about: "Von",
  created: "Erstellt",
  play: "Abspielen",
  open: "Öffnen",
  download: "Herunterladen",
  remove: "Löschen",
  removeTitle: "Diese Datei löschen?",
  removeText: "Sie wird aus dem Speicher entfernt und lässt sich nicht zurückholen.",
  empty: "Noch wurde nichts aufgenommen oder hochgeladen.",
  storage: "Speicher",
  stored: "Gespeichert",
  byCategory: "Nach Art",
  oldest: "Älteste",
  due: "Zu entfernen",
  files: (count) => (count === 1 ? "1 Datei" : `${count} Dateien`),
};
