import type { Texts } from "../en.ts";

export const booking: Texts["booking"] = {
  title: "Wählen Sie eine Zeit",
  moveTitle: "Wählen Sie eine andere Zeit",
  intro: "Jede gezeigte Zeit ist frei.",
  zone: "Zeitzone",
  week: (from, to) => `${from} bis ${to}`,
  previous: "Woche davor",
  later: "Woche danach",
  none: "An diesem Tag ist nichts frei.",
  noneInWeek: "In dieser Woche ist nichts frei.",
  nextFree: "Zur nächsten freien Zeit",
  noneAtAll:
    "Im Moment ist nichts frei. Bitte sehen Sie wieder herein, es kommen neue Zeiten dazu.",
  free: "Freie Zeiten",
  chosen: "Ihre Wahl",
  chooseFirst: "Wählen Sie oben eine Zeit.",
  book: "Diese Zeit buchen",
  move: "Auf diese Zeit verschieben",
  taken: "Jemand war schneller. Bitte wählen Sie eine andere Zeit.",
  consentFirst: "Zuerst brauchen wir Ihr Ja zur Sitzung",
  consentWhy:
    "Ohne das kann es keine Sitzung geben: Wir bestätigen keine, und keine lässt sich starten. Zu Ihrer Antwort ist es nur ein Schritt.",
  alreadyBooked: "Sie haben schon eine Sitzung gebucht",
  alreadyMailed:
    "Wann sie ist und wie Sie sie verschieben, steht in der Mail, die wir Ihnen geschickt haben.",
  signInToSee: "Anmelden und ansehen",
  mailed: "Sie ist gebucht. Alles Weitere steht in einer Mail, die unterwegs zu Ihnen ist.",
};
