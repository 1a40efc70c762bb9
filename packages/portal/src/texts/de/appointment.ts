import type { Texts } from "../en.ts";

export const appointment: Texts["appointment"] = {
  title: "Ihre Sitzung",
  when: "Wann",
  began: "Begonnen",
  howLong: "Wie lange",
  minutes: (count) => `etwa ${count} Minuten`,
  meeting: "Gespräch mit dem Team",
  meetingLink: "Gespräch öffnen",
  status: {
    scheduled: "Bitte sagen Sie uns, ob Sie kommen können.",
    confirmed: "Sie haben zugesagt. Bis dann!",
    "in-progress": "Ihre Sitzung läuft.",
    completed: "Diese Sitzung hat stattgefunden.",
    failed: "Diese Sitzung ist beendet.",
    abandoned: "Diese Sitzung ist beendet.",
    cancelled: "Diese Sitzung ist abgesagt. Sie müssen nichts weiter tun.",
    "no-show": "Wir haben Sie in dieser Sitzung vermisst.",
  },
  dataKept:
    "Was darin aufgezeichnet wurde, bleibt erhalten und hilft der Studie. Danke für Ihre Zeit!",
  dataDeleted: "Was darin aufgezeichnet wurde, ist gelöscht, wie Sie es wollten.",
  deletionWaits:
    "Sie haben um die Löschung der Daten gebeten. Aus rechtlichen Gründen müssen wir sie vorerst aufbewahren; sobald das endet, werden sie gelöscht. Neue kommen nicht hinzu.",
  confirm: "Ich komme",
  move: "Verschieben",
  cancel: "Ich kann nicht kommen",
  reallyCancel: "Diese Sitzung absagen? Ihre Zeit wird dann für andere frei.",
  yesCancel: "Ja, absagen",
  keep: "Nein, behalten",
  again: "Eine andere Zeit wählen",
  moveNeedsSignIn: "Zum Verschieben anmelden",
  startFrom: "Starten können Sie ab",
  start: "Sitzung starten",
  resume: "Mit der Sitzung weitermachen",
  needsConsent: "Bevor Sie anfangen, brauchen wir Ihr Ja zur Sitzung.",
  toConsent: "Lesen und entscheiden",
  prepare: "Machen Sie sich bereit",
  prepareText:
    "Ein ruhiger Platz, Ihr eigener Rechner und etwa eine Stunde. Prüfen Sie Ihr Gerät jetzt, dann ist später nichts im Weg.",
  giveFeedback: "Rückmeldung geben",
};
