import type { Texts } from "../en.ts";

export const data: Texts["data"] = {
  title: "Meine Daten",
  intro: "Alles, was wir über Sie haben, und was Sie damit tun können.",
  details: "Über Sie",
  timeZone: "Zeitzone",
  locale: "Sprache unserer Mails",
  saved: "Gespeichert.",
  emailChanged: (email) =>
    `Gespeichert. Ab jetzt gehen unsere Mails an ${email}. Bitte bestätigen Sie die Adresse mit dem Link, den wir dorthin geschickt haben: Bis dahin warten Ihre Dateien und das Herunterladen Ihrer Daten. Ihrer alten Adresse haben wir Bescheid gegeben.`,
  unchangeable: "Bei der Anmeldung festgelegt",
  consents: "Ihre Einwilligung",
  given: "Sie haben eingewilligt",
  notGiven: "Sie haben nicht eingewilligt",
  withdraw: "Widerrufen",
  give: "Jetzt einwilligen",
  withdrawTitle: (purpose) => `Widerrufen: ${purpose}`,
  withdrawText:
    "Das gilt sofort: Es wird darunter nichts Neues aufgezeichnet. Sie können jederzeit wieder einwilligen.",
  files: "Ihre Dateien",
  noFiles: "Es gibt keine.",
  open: "Öffnen",
  remove: "Löschen",
  removeTitle: "Diese Datei löschen?",
  removeText: "Sie wird aus unserem Speicher entfernt und ist nicht zurückzuholen.",
  unverified: (email) =>
    `Unsere Mails gehen an ${email}. Bitte bestätigen Sie die Adresse mit dem Link, den wir dorthin geschickt haben: Bis dahin warten Ihre Dateien und das Herunterladen Ihrer Daten.`,
  fileStatus: {
    uploading: "wird gesendet",
    verifying: "wird geprüft",
    ready: "bereit",
    rejected: "nicht angenommen",
  },
  categories: {
    screenshot: "Bildschirmfoto",
    recording: "Aufnahme",
    audio: "Ton",
    log: "Protokoll",
    export: "Export",
  },
  exportTitle: "Zum Mitnehmen",
  exportText: "Eine Datei mit allem, was wir über Sie haben, lesbar für Menschen und Programme.",
  export: "Meine Daten herunterladen",
  exportRunning: (percent) => `Wird zusammengestellt: ${percent} %`,
  eraseTitle: "Alles löschen",
  eraseText:
    "Entfernt Sie aus der Studie: Profil, Sitzungen, Aufnahmen, Mails. Das lässt sich nicht rückgängig machen.",
  erase: "Alles über mich löschen",
  eraseSure: "Mir ist klar, dass sich das nicht rückgängig machen lässt.",
  erasing: (percent) => `Wird gelöscht: ${percent} %`,
  erased: "Alles über Sie ist gelöscht.",
  erasedText: "Die Bescheinigung der Löschung:",
  eraseFailed:
    "Die Löschung ist nicht fertig geworden. Wir erfahren davon und versuchen es weiter.",
};
