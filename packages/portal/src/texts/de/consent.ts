import type { Texts } from "../en.ts";

export const consent: Texts["consent"] = {
  title: "Ihre Einwilligung",
  intro: "Drei einzelne Fragen. Jede Antwort können Sie jederzeit ändern, und das gilt sofort.",
  fullText: "Der Text, dem Sie zustimmen",
  version: (version) => `Fassung ${version}`,
  needed: "nötig für eine Sitzung",
  yes: "Ja, ich willige ein",
  no: "Nein",
  noSession:
    "Ohne das kann es keine Sitzung geben. Das ist in Ordnung: Es geschieht nichts, und Sie können es sich hier jederzeit anders überlegen.",
  chooseAll: "Bitte beantworten Sie jede Frage.",
  submit: "Speichern und weiter",
};
