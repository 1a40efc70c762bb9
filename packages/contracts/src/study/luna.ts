/** The default study: real people install and use Luna, a desktop program with a one-click installer. */
import type { Study, StudyTask } from "./study.ts";

const task = (
  title: { en: string; de: string },
  limitMinutes: number,
  instruction: { en: string; de: string },
  success: { en: string; de: string },
  expects: StudyTask["expects"] = [],
): StudyTask => ({
  id: title.en.toLowerCase().replaceAll(" ", "-"),
  title,
  instruction,
  success,
  limitMinutes,
  expects,
});

export const luna: Study = {
  id: "luna",
  version: "2026-1",
  title: { en: "Luna usability study", de: "Luna-Nutzungsstudie" },
  summary: {
    en: "You install Luna on your own computer and try a few everyday things while we watch what works and what does not. We test the program, never you.",
    de: "Sie installieren Luna auf Ihrem eigenen Rechner und probieren einige alltägliche Dinge aus, während wir sehen, was gelingt und was nicht. Geprüft wird das Programm, niemals Sie.",
  },
  timeZone: "UTC",
  plannedPeople: 60,
  experiment: {
    id: "installer-guide",
    title: { en: "Guided installer", de: "Geführte Installation" },
    unit: "participant",
    variants: [
      { id: "plain", share: 1 },
      { id: "guided", share: 1 },
    ],
  },
  plan: ["first-time"],
  scenarios: [
    {
      type: "first-time",
      title: { en: "First time with Luna", de: "Zum ersten Mal mit Luna" },
      tasks: [
        task(
          { en: "Website Discovery", de: "Website finden" },
          5,
          {
            en: "Find out on the Luna website what the program does and whether it is for you.",
            de: "Finden Sie auf der Luna-Website heraus, was das Programm tut und ob es für Sie ist.",
          },
          {
            en: "You can say in a sentence what Luna does and have found the download.",
            de: "Sie können in einem Satz sagen, was Luna tut, und haben den Download gefunden.",
          },
        ),
        task(
          { en: "Download Process", de: "Herunterladen" },
          5,
          {
            en: "Download the installer for your system.",
            de: "Laden Sie das Installationsprogramm für Ihr System herunter.",
          },
          {
            en: "The installer is on your computer.",
            de: "Das Installationsprogramm ist auf Ihrem Rechner.",
          },
        ),
        task(
          { en: "Installation", de: "Installation" },
          10,
          {
            en: "Run the installer until it says it is done.",
            de: "Führen Sie das Installationsprogramm aus, bis es fertig meldet.",
          },
          { en: "The installer reports success.", de: "Das Installationsprogramm meldet Erfolg." },
        ),
        task(
          { en: "First Launch", de: "Erster Start" },
          5,
          {
            en: "Start Luna and wait until its main window is there.",
            de: "Starten Sie Luna und warten Sie auf das Hauptfenster.",
          },
          { en: "The main window is open.", de: "Das Hauptfenster ist offen." },
        ),
        task(
          { en: "Initial Setup", de: "Einrichtung" },
          10,
          {
            en: "Go through the set-up as you would at home.",
            de: "Gehen Sie die Einrichtung durch, wie Sie es zu Hause täten.",
          },
          { en: "Luna says that it is ready.", de: "Luna meldet, dass es bereit ist." },
        ),
        task(
          { en: "First Automation", de: "Erste Automatisierung" },
          10,
          {
            en: "Let Luna do one small thing for you, for instance tidy a folder.",
            de: "Lassen Sie Luna eine Kleinigkeit erledigen, etwa einen Ordner aufräumen.",
          },
          {
            en: "The automation ran once and did what you wanted.",
            de: "Die Automatisierung lief einmal und tat, was Sie wollten.",
          },
        ),
      ],
    },
    {
      type: "daily-usage",
      title: { en: "A day with Luna", de: "Ein Tag mit Luna" },
      tasks: [
        task(
          { en: "Launch Check", de: "Start prüfen" },
          5,
          {
            en: "Start Luna and see whether everything from last time is still there.",
            de: "Starten Sie Luna und sehen Sie nach, ob alles vom letzten Mal noch da ist.",
          },
          { en: "You found your automations.", de: "Sie haben Ihre Automatisierungen gefunden." },
        ),
        task(
          { en: "New Automation", de: "Neue Automatisierung" },
          10,
          {
            en: "Make one more automation of your choice.",
            de: "Legen Sie eine weitere Automatisierung Ihrer Wahl an.",
          },
          { en: "It is saved and has run once.", de: "Sie ist gespeichert und einmal gelaufen." },
        ),
        task(
          { en: "Modify Settings", de: "Einstellungen ändern" },
          10,
          {
            en: "Change when an automation runs.",
            de: "Ändern Sie, wann eine Automatisierung läuft.",
          },
          { en: "The new time is shown.", de: "Die neue Zeit wird angezeigt." },
        ),
        task(
          { en: "Monitor Activity", de: "Aktivität beobachten" },
          10,
          {
            en: "Find out what Luna has done today.",
            de: "Finden Sie heraus, was Luna heute getan hat.",
          },
          {
            en: "You can name the last automation that ran.",
            de: "Sie können die letzte gelaufene Automatisierung nennen.",
          },
        ),
      ],
    },
    {
      type: "problem-recovery",
      title: { en: "When something goes wrong", de: "Wenn etwas schiefgeht" },
      tasks: [
        task(
          { en: "Network Issue", de: "Netzwerkproblem" },
          10,
          {
            en: "Switch the network off for a minute while Luna works, then on again.",
            de: "Schalten Sie das Netz für eine Minute aus, während Luna arbeitet, und dann wieder ein.",
          },
          { en: "Luna goes on by itself.", de: "Luna macht von selbst weiter." },
          ["connection-lost"],
        ),
        task(
          { en: "App Recovery", de: "Absturz überstehen" },
          10,
          {
            en: "End Luna in the middle of its work and start it again.",
            de: "Beenden Sie Luna mitten in der Arbeit und starten Sie es neu.",
          },
          {
            en: "The work goes on or starts again.",
            de: "Die Arbeit geht weiter oder beginnt neu.",
          },
          ["crash", "restart"],
        ),
        task(
          { en: "Find Help", de: "Hilfe finden" },
          10,
          {
            en: "Find out in the help how to pause all automations.",
            de: "Finden Sie in der Hilfe heraus, wie man alle Automatisierungen anhält.",
          },
          { en: "You found the answer.", de: "Sie haben die Antwort gefunden." },
          ["help"],
        ),
        task(
          { en: "Contact Support", de: "Support erreichen" },
          10,
          {
            en: "Find out how you would ask a person for help.",
            de: "Finden Sie heraus, wie Sie einen Menschen um Hilfe bitten würden.",
          },
          { en: "You found the form or address.", de: "Sie haben Formular oder Adresse gefunden." },
          ["help"],
        ),
      ],
    },
  ],
  consents: [
    {
      purpose: "session",
      version: "2026-1",
      text: {
        en: "I take part in a study session. While it runs, what I do in the tested program is recorded as events (such as clicks, steps and errors, never what I type), and members of the study team may follow along. I can stop at any time without a reason.",
        de: "Ich nehme an einer Studiensitzung teil. Währenddessen wird festgehalten, was ich im getesteten Programm tue (etwa Klicks, Schritte und Fehler, niemals was ich schreibe), und das Studienteam kann dabei zusehen. Ich kann jederzeit ohne Begründung aufhören.",
      },
    },
    {
      purpose: "recording",
      version: "2026-1",
      text: {
        en: "My screen, screenshots and my voice may be recorded during the session. Recordings are seen by the study team only and deleted after the time stated in the privacy notice. Declining excludes nobody.",
        de: "Mein Bildschirm, Bildschirmfotos und meine Stimme dürfen während der Sitzung aufgezeichnet werden. Aufnahmen sieht nur das Studienteam; sie werden nach der in der Datenschutzerklärung genannten Zeit gelöscht. Wer ablehnt, darf trotzdem teilnehmen.",
      },
    },
    {
      purpose: "contact",
      version: "2026-1",
      text: {
        en: "The study team may write to me about further studies. I can withdraw this at any time.",
        de: "Das Studienteam darf mir wegen weiterer Studien schreiben. Ich kann das jederzeit widerrufen.",
      },
    },
  ],
  goals: [
    {
      id: "installation-success",
      title: { en: "Installation succeeds", de: "Installation gelingt" },
      measure: "rate",
      of: "install",
      direction: "over",
      target: 0.9,
    },
    {
      id: "install-time",
      title: {
        en: "Median install time",
        de: "Median der Installationszeit",
      },
      measure: "median",
      of: "installing",
      direction: "under",
      target: 120,
    },
    {
      id: "satisfaction",
      title: { en: "Mean rating of the installation", de: "Mittlere Bewertung der Installation" },
      measure: "mean",
      of: "rating",
      direction: "over",
      target: 8,
    },
    {
      id: "recovery",
      title: { en: "Recovery from errors without help", de: "Fehler ohne Hilfe überstanden" },
      measure: "rate",
      of: "recovery",
      direction: "over",
      target: 0.8,
    },
    {
      id: "recommendation",
      title: { en: "Would recommend", de: "Würde empfehlen" },
      measure: "rate",
      of: "promoter",
      direction: "over",
      target: 0.7,
    },
    {
      id: "feature-use",
      title: { en: "Uses a feature within a day", de: "Nutzt eine Funktion binnen eines Tages" },
      measure: "rate",
      of: "feature",
      direction: "over",
      target: 0.6,
    },
    {
      id: "help-needed",
      title: { en: "Needs help", de: "Braucht Hilfe" },
      measure: "rate",
      of: "help",
      direction: "under",
      target: 0.05,
    },
  ],
  struggles: {
    multipleErrors: { count: 3, withinSeconds: 60, lastActs: 10 },
    repeatedAction: { count: 4, burstSeconds: 1, withinSeconds: 10 },
    inactivityBurst: { pauseSeconds: 120, actsWithinSeconds: 5 },
    repeatedFailure: { count: 2, withinSeconds: 300, retriesInTask: 3 },
    backAndForth: { count: 3, withinSeconds: 60 },
    hesitation: { pauseSeconds: 30, timesUsual: 3, leastSessions: 5 },
    helpSeeking: { count: 2 },
    longTask: { defaultLimitMinutes: 10 },
    rearmSeconds: 60,
  },
  milestones: {
    download_started: 10,
    download_completed: 25,
    install_started: 30,
    install_completed: 60,
    luna_launched: 80,
    first_task_completed: 100,
  },
};
