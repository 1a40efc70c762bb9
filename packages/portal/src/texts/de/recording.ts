import type { Texts } from "../en.ts";

export const recording: Texts["recording"] = {
  title: "Aufnahme",
  intro:
    "Ihr Browser fragt, welchen Bildschirm oder welches Fenster er zeigen soll. Schließen Sie vorher, was niemanden etwas angeht. Sie können jederzeit anhalten oder aufhören.",
  both: "Bildschirm und Stimme",
  screen: "Nur Bildschirm",
  voice: "Nur Stimme",
  what: "Was soll aufgenommen werden?",
  start: "Aufnahme starten",
  resume: "Weiter aufnehmen",
  pause: "Anhalten",
  goOn: "Fortsetzen",
  stop: "Aufnahme beenden",
  running: "Aufnahme läuft",
  paused: "Angehalten: Es wird nichts aufgenommen",
  level: "Mikrofonpegel",
  lasted: "Aufgenommen",
  sent: (megabytes) => `${megabytes} MB gesendet`,
  finishing: "Der letzte Teil wird gesendet …",
  waiting:
    "Keine Verbindung: Der Rest bleibt auf diesem Gerät und wird gesendet, sobald sie wieder da ist.",
  done: "Aufgenommen und gesendet. Danke!",
  interrupted: "Die Seite wurde neu geladen. Was vorher aufgenommen war, ist sicher.",
  think: "Sagen Sie laut, was Sie denken: was Sie suchen, was Sie überrascht, was Sie ärgert.",
  noConsent:
    "Sie haben Aufnahmen nicht erlaubt, und das ist in Ordnung. Sie können es jederzeit ändern.",
  changeConsent: "Meine Einwilligung ändern",
  unverified:
    "Aufnahmen brauchen eine bestätigte E-Mail-Adresse: Der Link steht in unserer Mail an Sie.",
  unsupported: "Dieser Browser kann nicht aufnehmen. Die Sitzung geht auch ohne.",
  refused:
    "Der Browser hat es nicht erlaubt. Erlauben Sie es dort und versuchen Sie es noch einmal, oder machen Sie ohne Aufnahme weiter.",
};
