import type { Texts } from "../en.ts";

export const failures: Texts["failures"] = {
  offline: {
    title: "Sie sind offline",
    text: "Wir versuchen es wieder, sobald die Verbindung da ist.",
  },
  unreachable: {
    title: "Der Dienst ist gerade nicht zu erreichen",
    text: "Es ist nichts verloren. Bitte versuchen Sie es gleich noch einmal.",
  },
  "signed-out": {
    title: "Ihre Anmeldung ist abgelaufen",
    text: "Bitte lassen Sie sich einen neuen Link schicken. Was Sie eingegeben haben, bleibt erhalten.",
  },
  forbidden: {
    title: "Das steht Ihnen nicht offen",
    text: "Ihr Link gilt vielleicht nur für eine Sitzung. Mit einem eigenen Anmeldelink kommen Sie überall hin.",
  },
  "not-found": {
    title: "Das gibt es hier nicht mehr",
    text: "Es wurde vielleicht entfernt, oder es gehört jemand anderem.",
  },
  "too-often": {
    title: "Das war zu oft",
    text: "Bitte warten Sie ein wenig und versuchen Sie es noch einmal.",
  },
  conflict: {
    title: "Das geht gerade nicht",
    text: "Inzwischen hat sich etwas geändert. Laden Sie die Seite neu, um den Stand zu sehen.",
  },
  broken: {
    title: "Bei uns ist etwas schiefgegangen",
    text: "Wir erfahren davon. Bitte versuchen Sie es noch einmal.",
  },
  reference: (id) => `Kennung ${id}`,
};
