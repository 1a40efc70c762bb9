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
  handedOut:
    "Luna holen: Das Studienteam sagt Ihnen, woher, oder gibt Ihnen das Installationsprogramm.",
  download: "Luna holen: Laden Sie das Installationsprogramm herunter.",
  downloadFor: (system) => `Herunterladen für ${system}`,
  otherSystems: "Für ein anderes System:",
  startProgram: "Starten Sie es auf dem Rechner, den Sie für die Sitzung benutzen.",
  connectText:
    "Tippen Sie den Code ein, nach dem es fragt. Er gilt einmal, 15 Minuten lang; einen neuen gibt es jederzeit.",
  getCode: "Meinen Code zeigen",
  newCode: "Einen neuen Code zeigen",
  codeUntil: "Gilt bis",
  codeElsewhere:
    "Luna ist auf einem anderen Rechner? Öffnen Sie dort diesen Link, der den Code zeigt:",
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
  picture: {
    title: "Das Team bittet um ein Bild Ihres Bildschirms",
    text: "Es ist ein einzelnes Bild des Bildschirms oder Fensters, das Sie freigeben. Sie müssen keines senden, und Sie können es später unter „Meine Daten“ löschen.",
    send: "Senden",
    notNow: "Jetzt nicht",
    sent: "Das Bild ist gesendet. Vielen Dank!",
    failed:
      "Das Bild konnte nicht gesendet werden. Machen Sie ruhig weiter: Das Team weiß Bescheid.",
  },
  stop: "Sitzung abbrechen",
  stopTitle: "Sitzung abbrechen?",
  stopText: "Sie brauchen keinen Grund. Was soll mit dem bisher Aufgezeichneten geschehen?",
  stopKeep: "Abbrechen und behalten",
  stopDelete: "Abbrechen und löschen",
  goOn: "Nein, weitermachen",
};
