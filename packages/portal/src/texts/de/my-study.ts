import type { Texts } from "../en.ts";

export const myStudy: Texts["myStudy"] = {
  hello: (name) => `Hallo ${name}`,
  next: "Das kommt als Nächstes",
  unverifiedText: (email) =>
    `Wir haben eine Mail an ${email} geschickt. Der Link darin bestätigt die Adresse; Aufnahmen und das Herunterladen Ihrer Daten brauchen das.`,
  steps: {
    screening: {
      title: "Zuerst ein paar Fragen",
      text: "Fünf kurze Fragen zeigen, ob diese Studie zu Ihnen passt. Es dauert eine Minute.",
      button: "Fragen beantworten",
    },
    consent: {
      title: "Ihre Einwilligung",
      text: "Lesen Sie, was aufgezeichnet würde, und sagen Sie zu jedem Teil ja oder nein.",
      button: "Lesen und entscheiden",
    },
    booking: {
      title: "Wählen Sie eine Zeit",
      text: "Suchen Sie sich eine Stunde aus, die Ihnen passt. Sie können sie später verschieben oder absagen.",
      button: "Freie Zeiten ansehen",
    },
    "not-eligible": {
      title: "Danke für Ihr Interesse",
      text: "Diese Studie sucht gerade eine andere Mischung von Menschen. Es ist nichts weiter zu tun. Unter „Meine Daten“ können Sie löschen, was wir über Sie haben.",
      button: "",
    },
    dropped: {
      title: "Sie nehmen nicht mehr teil",
      text: "Wenn das ein Irrtum ist, schreiben Sie bitte dem Studienteam.",
      button: "",
    },
    thanks: {
      title: "Sie haben alles geschafft",
      text: "Danke für Ihre Zeit! Sie macht das Programm für alle besser.",
      button: "",
    },
    join: {
      title: "Ihre Sitzung kann beginnen",
      text: "Nehmen Sie Ihren Rechner, suchen Sie sich einen ruhigen Platz und fangen Sie an, wenn Sie so weit sind.",
      button: "Zur Sitzung",
    },
    running: {
      title: "Ihre Sitzung läuft",
      text: "Machen Sie weiter, wo Sie waren.",
      button: "Zurück zur Sitzung",
    },
    resume: {
      title: "Ihre Sitzung endete vorzeitig",
      text: "Innerhalb von 24 Stunden können Sie weitermachen, wo sie stehen blieb.",
      button: "Zur Sitzung",
    },
    appointment: {
      title: "Ihre nächste Sitzung",
      text: "Fünfzehn Minuten vorher können Sie sie hier starten.",
      button: "Ansehen, verschieben oder absagen",
    },
    feedback: {
      title: "Wie war es?",
      text: "Ein paar Fragen zu Ihrer Sitzung. Sie können unterbrechen und später weitermachen; was Sie sagen, bleibt.",
      button: "Rückmeldung geben",
    },
  },
  sessions: "Ihre Sitzungen",
  noSessions: "Noch keine.",
  open: "Öffnen",
  giveFeedback: "Rückmeldung geben",
  feedbackGiven: "Rückmeldung gegeben",
  status: {
    scheduled: "gebucht",
    confirmed: "zugesagt",
    "in-progress": "läuft",
    completed: "fertig",
    failed: "vorzeitig beendet",
    abandoned: "vorzeitig beendet",
    cancelled: "abgesagt",
    "no-show": "versäumt",
  },
};
