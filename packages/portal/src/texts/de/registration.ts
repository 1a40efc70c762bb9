import type { Texts } from "../en.ts";

export const registration: Texts["registration"] = {
  title: "Teilnehmen",
  intro: "Zwei Minuten, dann wissen Sie, ob diese Studie etwas für Sie ist.",
  about: "Über Sie",
  computer: "Sie und Ihr Rechner",
  firstName: "Vorname",
  lastName: "Nachname",
  email: "E-Mail-Adresse",
  emailHint: "Für Ihren Termin. Für nichts sonst, es sei denn, Sie erlauben es.",
  phone: "Telefon",
  phoneHint: "Falls während einer Sitzung die Verbindung abbricht.",
  operatingSystem: "Welches System läuft auf Ihrem Rechner?",
  techLevel: "Wie sehen Sie sich am Computer?",
  techLevels: {
    "non-technical": {
      name: "Nicht mein Ding",
      text: "Ich nutze, was ich muss; Programme richten andere für mich ein.",
    },
    basic: {
      name: "Ich komme zurecht",
      text: "Mail, Browser, Fotos. Für neue Programme brauche ich eine Weile.",
    },
    intermediate: {
      name: "Ziemlich zu Hause",
      text: "Programme installiere ich selbst, und die meisten Einstellungen finde ich.",
    },
    advanced: {
      name: "Mein Fachgebiet",
      text: "Kommandozeilen und Skripte schrecken mich nicht.",
    },
  },
  useCaseInterest: "Was soll ein Computer für Sie tun?",
  useCaseHint: "In Ihren Worten, zum Beispiel „meine Fotos sortieren“.",
  zone: (zone) => `Zeiten werden für ${zone} gezeigt.`,
  submit: "Anmelden",
  privacy:
    "Mit der Anmeldung ist nichts gebucht und keine Aufnahme erlaubt. Beides kommt später, wenn Sie mögen.",
  taken: "Diese Adresse ist schon angemeldet.",
  takenHelp: "Wir können Ihnen stattdessen einen Anmeldelink schicken:",
  errors: {
    summary: "Bitte sehen Sie sich diese Felder an:",
    required: "Bitte füllen Sie das aus.",
    email: "Das sieht nicht wie eine E-Mail-Adresse aus.",
    phone: "Bitte nur Ziffern, Leerzeichen und +.",
    choose: "Bitte wählen Sie eines aus.",
    invalid: "Das nimmt der Dienst nicht an.",
  },
};
