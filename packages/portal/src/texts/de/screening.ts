import type { Texts } from "../en.ts";

export const screening: Texts["screening"] = {
  title: "Ein paar Fragen",
  intro: "Falsche Antworten gibt es nicht. Sie zeigen nur, ob diese Studie zu Ihnen passt.",
  adult: "Sind Sie 18 oder älter?",
  availability: "Haben Sie in den nächsten Wochen eine Stunde Zeit?",
  availabilities: {
    available: "Ja",
    partly: "Vielleicht, zu manchen Zeiten",
    no: "Nein",
  },
  adminRights: "Dürfen Sie auf Ihrem Rechner Programme installieren?",
  adminRightsHint: "Zu Hause ist das fast immer so, bei der Arbeit oft nicht.",
  internet: "Ist Ihre Internetverbindung zuverlässig?",
  motivation: "Wie gern probieren Sie ein neues Programm aus?",
  motivations: { high: "Sehr gern", medium: "Ganz gern", low: "Nicht so gern" },
  submit: "Antworten abschicken",
  welcomeTitle: "Willkommen in der Studie",
  thanksTitle: "Danke für Ihr Interesse",
  toConsent: "Weiter zur Einwilligung",
  toData: "Meine Daten ansehen oder löschen",
  answered: "Diese Fragen haben Sie schon beantwortet.",
};
