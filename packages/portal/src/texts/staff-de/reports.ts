import type { StaffTexts } from "../staff-en.ts";

export const reports: StaffTexts["reports"] = {
  title: "Berichte",
  type: "Bericht",
  types: {
    "session-summary": "Sitzungen",
    "user-experience": "Nutzungserlebnis",
    "technical-issues": "Technische Probleme",
    "performance-trends": "Entwicklung",
    "segment-insights": "Gruppen",
  },
  download: (format) => `Als ${format} herunterladen`,
  running: (percent) => `Ein langer Zeitraum: der Bericht entsteht, ${percent} %`,
  ready: "Der Bericht ist fertig: herunterladen",
  allTime: "gesamte Zeit",
  range: (from, to) => `${from} bis ${to}`,
};
