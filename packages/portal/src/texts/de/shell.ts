import type { Texts } from "../en.ts";

export const shell: Texts["shell"] = {
  product: "Luna-Nutzungsstudie",
  home: "Luna, zur ersten Seite",
  skip: "Zum Inhalt springen",
  language: "Sprache",
  theme: "Darstellung",
  themes: { light: "Hell", dark: "Dunkel", auto: "Wie das System" },
  navigation: "Seiten",
  menu: "Menü",
  mySessions: "Meine Studie",
  myData: "Meine Daten",
  signIn: "Anmelden",
  signOut: "Abmelden",
  team: "Studienteam",
  offline: "Sie sind offline: Gesendet werden kann erst wieder, wenn die Verbindung da ist.",
  controller: "Verantwortlich für Ihre Daten",
  privacyContact: "Kontakt zum Datenschutz",
  privacyNotice: "Datenschutzerklärung",
};
