import type { StaffTexts } from "../staff-en.ts";

export const issues: StaffTexts["issues"] = {
  title: "Probleme",
  text: "Probleme aus den Sitzungen: gefunden nach dem Wortlaut der Fehler oder von Hand aufgenommen.",
  add: "Problem aufnehmen",
  none: "Keine.",
  what: "Was ist das Problem?",
  severity: "Schwere",
  status: "Stand",
  met: (sessions, times) =>
    `${sessions === 1 ? "1 Sitzung" : `${sessions} Sitzungen`}, ${times === 1 ? "einmal" : `${times} Mal`} gesehen`,
  notSaved: (title) => `Nicht gespeichert: „${title}“`,
  lastSeen: "Zuletzt gesehen",
  session: (number) => `Sitzung ${number}`,
  more: (count) => `und ${count} weitere`,
  assignee: "Wer sich kümmert",
  nobody: "Noch kümmert sich niemand",
};
