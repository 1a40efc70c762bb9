import type { Texts } from "../en.ts";

export const failures: Texts["failures"] = {
  offline: {
    title: "Sie sind offline",
    text: "Es wurde nichts gesendet. Bitte versuchen Sie es noch einmal, sobald die Verbindung wieder da ist.",
  },
  unreachable: {
    title: "Der Dienst ist gerade nicht zu erreichen",
    text: "Es ist nichts verloren. Bitte versuchen Sie es gleich noch einmal.",
  },
  "signed-out": {
    title: "Ihre Anmeldung ist abgelaufen",
    text: "Bitte lassen Sie sich einen neuen Link schicken. Was Sie eingegeben haben, bleibt erhalten.",
  },
  forbidden: {
    title: "Das steht Ihnen nicht offen",
    text: "Ihr Link gilt vielleicht nur für eine Sitzung. Mit einem eigenen Anmeldelink kommen Sie überall hin.",
  },
  "not-found": {
    title: "Das gibt es hier nicht mehr",
    text: "Es wurde vielleicht entfernt, oder es gehört jemand anderem.",
  },
  "too-often": {
    title: "Das war zu oft",
    text: "Bitte warten Sie ein wenig und versuchen Sie es noch einmal.",
  },
  conflict: {
    title: "Das geht gerade nicht",
    text: "Inzwischen hat sich etwas geändert. Laden Sie die Seite neu, um den Stand zu sehen.",
  },
  broken: {
    title: "Bei uns ist etwas schiefgegangen",
    text: "Wir erfahren davon. Bitte versuchen Sie es noch einmal.",
  },
  codes: {
    invalid_input: "Etwas an der Eingabe stimmt nicht. Bitte sehen Sie sie noch einmal durch.",
    not_json: "Die Anfrage war nicht zu lesen. Bitte laden Sie die Seite neu.",
    invalid_cursor: "Die Liste hat sich geändert. Bitte laden Sie die Seite neu.",
    in_the_past: "Diese Zeit ist schon vorbei.",
    unknown_event_type: "Diese Meldung ist dem Dienst nicht bekannt.",
    forbidden: "Das steht Ihnen nicht offen.",
    consent_required: "Dafür fehlt die Einwilligung.",
    email_unverified:
      "Bitte bestätigen Sie zuerst Ihre Adresse mit dem Link, den wir Ihnen geschickt haben.",
    source_forbidden: "Dieser Zugang gilt für eine andere Quelle.",
    email_taken: "Mit dieser Adresse ist schon jemand angemeldet.",
    slot_taken: "Diese Zeit hat gerade jemand anders genommen. Bitte wählen Sie eine andere.",
    slot_unavailable:
      "Zu dieser Zeit sind keine Sitzungen vorgesehen. Bitte wählen Sie eine andere.",
    already_booked: "Es ist schon eine Sitzung gebucht.",
    state_conflict: "Im jetzigen Stand ist das nicht möglich.",
    not_eligible: "Für diese Studie passt es leider nicht.",
    already_screened: "Die Fragen sind schon beantwortet.",
    source_numbering: "Diese Quelle zählt ihre Ereignisse anders.",
    session_not_started: "Die Sitzung hat noch nicht begonnen.",
    feedback_closed: "Die Rückmeldung lässt sich nicht mehr ändern.",
    part_too_small:
      "Ein Teil der Datei hat die falsche Größe. Bitte laden Sie sie noch einmal hoch.",
    parts_missing: "Von der Datei fehlen Teile. Bitte laden Sie sie noch einmal hoch.",
    not_verified: "Die Datei ist noch nicht geprüft. Bitte warten Sie einen Augenblick.",
    on_hold: "Eine Aufbewahrungspflicht verhindert das.",
    request_running: "Das läuft schon. Bitte warten Sie einen Augenblick.",
    concurrent_change: "Jemand anders ändert das gerade. Bitte versuchen Sie es noch einmal.",
    stale: "Das hat inzwischen jemand geändert. Laden Sie die Seite neu, um den Stand zu sehen.",
    too_large: "Das ist zu groß.",
    media_type: "Diese Art von Datei wird nicht angenommen.",
    idempotency_reused:
      "Dieselbe Anfrage kam schon mit anderem Inhalt. Bitte laden Sie die Seite neu.",
  },
  reference: (id) => `Kennung ${id}`,
};
