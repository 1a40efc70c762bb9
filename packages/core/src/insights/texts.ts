/** What insights say in words: how the figures are made, and what stands beside them. */
import type { Language } from "@luna/contracts/language";
import { own } from "@luna/contracts/own";

interface Texts {
  /** How the figures are made: shown wherever they are. */
  method: readonly string[];
  started: string;
  succeeded: string;
  /** A type of event for people: a milestone, or trouble that says nothing of its own. */
  event(type: string): string;
  /** Of so many people one. */
  oneIn(people: number): string;
  /** How much of the common problems has been met by now. */
  discovered(people: number, percent: number, oneIn: string): string;
  /** What friction is made of. */
  friction: string;
}

/** `install_failed` as "Install failed". */
const sentence = (type: string): string => {
  const words = type.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const en: Texts = {
  method: [
    "Rates, times and scores count a person's first study session of a scenario once it has ended; pilots, excluded and invalid sessions are left out.",
    "Intervals are two-sided 95 %: adjusted Wald for rates, t for means, t on the logs for times under 25 values, order statistics for medians from 25.",
    "Medians come from a sketch with a relative error of 1 %.",
    "Groups are compared from 5 people each: N − 1 two-proportion or Fisher's exact test for rates, Welch's t for scores and for the logs of times; all pairs of one measure are corrected together (Holm).",
    "Verdicts on goals are one-sided at 5 %: exact binomial from 10 people for rates, the bound of the interval from 5 for means and medians; interim until the planned number of people.",
  ],
  started: "Session started",
  succeeded: "Session succeeded",
  event: sentence,
  oneIn: (people) => `1 in ${people}`,
  discovered: (people, percent, oneIn) =>
    `With ${people === 1 ? "1 person" : `${people} people`} you have met about ${percent} % of the problems that hit ${oneIn}.`,
  friction:
    "(5 × high + 3 × medium + 1 × low struggle signals) per 10 active minutes; a measure of this project",
};

const events: Record<string, string> = {
  download_started: "Herunterladen begonnen",
  download_completed: "Heruntergeladen",
  install_started: "Installation begonnen",
  install_completed: "Installiert",
  luna_launched: "Luna gestartet",
  first_task_completed: "Erste Aufgabe erledigt",
  feature_used: "Funktion benutzt",
  error: "Fehler",
  crash: "Absturz",
  unhandled_rejection: "Unerwarteter Fehler",
  user_frustration: "Frust",
  install_failed: "Installation gescheitert",
  rollback_started: "Installation zurückgenommen",
};

const de: Texts = {
  method: [
    "Anteile, Zeiten und Werte zählen von jeder Person die erste Studiensitzung eines Szenarios, sobald sie zu Ende ist; Probeläufe, ausgeschlossene und ungültige Sitzungen bleiben außen vor.",
    "Intervalle sind zweiseitig 95 %: angepasstes Wald-Intervall für Anteile, t für Mittelwerte, t auf den Logarithmen für Zeiten unter 25 Werten, Ordnungsstatistik für Mediane ab 25.",
    "Mediane kommen aus einer Skizze mit einem relativen Fehler von 1 %.",
    "Gruppen werden ab je 5 Personen verglichen: N-1-Test zweier Anteile oder exakter Test nach Fisher für Anteile, Welchs t-Test für Werte und für die Logarithmen der Zeiten; alle Paare eines Maßes werden gemeinsam korrigiert (Holm).",
    "Urteile über Ziele sind einseitig zu 5 %: exakter Binomialtest ab 10 Personen für Anteile, die Grenze des Intervalls ab 5 für Mittelwerte und Mediane; vorläufig bis zur geplanten Zahl von Personen.",
  ],
  started: "Sitzung begonnen",
  succeeded: "Sitzung gelungen",
  event: (type) => own(events, type) ?? sentence(type),
  oneIn: (people) => `1 von ${people}`,
  discovered: (people, percent, oneIn) =>
    `Mit ${people === 1 ? "1 Person" : `${people} Personen`} sind etwa ${percent} % der Probleme begegnet, die ${oneIn} treffen.`,
  friction:
    "(5 × hohe + 3 × mittlere + 1 × geringe Zeichen von Mühe) je 10 tätige Minuten; ein Maß dieses Projekts",
};

const texts: Record<Language, Texts> = { en, de };

/** What an error says; one that says nothing of its own is called by its type. */
export const errorTitle = (
  { type, message }: { type: string; message: string },
  language: Language,
): string => (message === type ? texts[language].event(type) : message);

/** The words of insights in a language. */
export const insightTextsIn = (language: Language): Texts => texts[language];
