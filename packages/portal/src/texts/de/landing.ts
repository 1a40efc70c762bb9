import type { Texts } from "../en.ts";

export const landing: Texts["landing"] = {
  join: "Teilnehmen",
  goOn: "Weitermachen, wo Sie waren",
  whatYouDo: "Was Sie tun",
  upTo: (minutes) => `bis zu ${minutes} Min.`,
  inShort: [
    {
      icon: "clock",
      title: "Etwa eine Stunde",
      text: "Zu einer Zeit, die Sie wählen, an Ihrem eigenen Rechner.",
    },
    {
      icon: "screen",
      title: "Nur was Sie erlauben",
      text: "Festgehalten werden Schritte und Fehler, niemals was Sie schreiben. Bildschirm und Stimme nur, wenn Sie mögen.",
    },
    {
      icon: "eye",
      title: "Nur das Studienteam sieht zu",
      text: "Sie sehen jederzeit, wie viele gerade dabei sind.",
    },
  ],
  goodToKnow: "Gut zu wissen",
  facts: [
    {
      title: "Geprüft wird das Programm, nicht Sie",
      text: "Nichts, was Sie tun, ist falsch. Wo Sie hängen bleiben, genau das wollen wir finden.",
    },
    {
      title: "Aufhören, wann Sie wollen",
      text: "Ein Knopf, ohne Begründung. Sie entscheiden, ob das Aufgezeichnete bleibt oder gelöscht wird.",
    },
    {
      title: "Sie sehen, wer zusieht",
      text: "Während einer Sitzung sehen Sie, wie viele aus dem Team dabei sind.",
    },
    {
      title: "Ihre Daten bleiben Ihre",
      text: "Alles, was wir über Sie haben, können Sie jederzeit ansehen, herunterladen oder löschen.",
    },
  ],
  whatIsRecorded: "Worin Sie einwilligen",
  consentNote: "Nach jedem wird einzeln gefragt, und alles lässt sich jederzeit widerrufen.",
  alreadyIn: "Schon dabei?",
};
