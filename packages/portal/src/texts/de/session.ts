import type { Texts } from "../en.ts";

export const session: Texts["session"] = {
  tasksDone: (done, all) => `${done} von ${all} Aufgaben`,
  progress: "Fortschritt",
  tasks: "Ihre Aufgaben",
  limit: (minutes) => `etwa ${minutes} Minuten`,
  success: "Fertig, wenn",
  start: "Diese Aufgabe beginnen",
  done: "Geschafft",
  giveUp: "Ich gebe hier auf",
  help: "Um Hilfe bitten",
  helpAsked: "Das Studienteam weiß Bescheid. Jemand meldet sich bei Ihnen.",
  status: {
    pending: "offen",
    running: "läuft",
    completed: "geschafft",
    failed: "nicht gelungen",
    abandoned: "aufgegeben",
  },
  seq: "Wie leicht oder schwer war diese Aufgabe?",
  seqLow: "Sehr schwer",
  seqHigh: "Sehr leicht",
  seqSkip: "Überspringen",
  allDone: "Das war die letzte Aufgabe",
  allDoneText: "Danke! Beenden Sie die Sitzung, wenn Sie so weit sind.",
  finish: "Sitzung beenden",
  connect: "Luna verbinden",
  connectText: "Das Installationsprogramm fragt nach einem Code. Er gilt einmal, 15 Minuten lang.",
  getCode: "Meinen Code zeigen",
  newCode: "Einen neuen Code zeigen",
  codeUntil: "Gilt bis",
  connected: (build) => `Luna ist verbunden${build ? ` (Version ${build})` : ""}.`,
  notConnected: "Luna hat sich noch nicht gemeldet.",
  watchers: (count) =>
    count === undefined
      ? "Wer zusieht, ist gerade nicht bekannt"
      : count === 0
        ? "Gerade sieht niemand zu"
        : count === 1
          ? "Eine Person aus dem Team sieht live zu"
          : `${count} Personen aus dem Team sehen live zu`,
  online: "Verbunden",
  offline: "Keine Verbindung: Was Sie tun, bleibt hier und wird später gesendet",
  unsent: (count) =>
    count === 1 ? "Ein Schritt wartet auf das Senden" : `${count} Schritte warten auf das Senden`,
  message: "Nachricht vom Studienteam",
  stop: "Sitzung abbrechen",
  stopTitle: "Sitzung abbrechen?",
  stopText: "Sie brauchen keinen Grund. Was soll mit dem bisher Aufgezeichneten geschehen?",
  stopKeep: "Abbrechen und behalten",
  stopDelete: "Abbrechen und löschen",
  goOn: "Nein, weitermachen",
};
