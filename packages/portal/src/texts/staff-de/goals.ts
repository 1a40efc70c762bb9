import type { StaffTexts } from "../staff-en.ts";

export const goals: StaffTexts["goals"] = {
  title: "Ziele",
  text: "Was die Studie erreichen will, einseitig zu 5 % beurteilt; das Intervall ist zweiseitig 95 %. Auf der getönten Seite ist das Ziel erreicht.",
  target: {
    over: (value) => `Ziel: über ${value}`,
    under: (value) => `Ziel: unter ${value}`,
  },
  verdicts: {
    met: "erreicht",
    "not-met": "nicht erreicht",
    "not-yet-known": "noch offen",
    "no-data": "keine Daten",
  },
  outlook: ({ interim, planned, n, verdict, decidesAt }) =>
    [
      verdict === "not-yet-known" && typeof decidesAt === "number"
        ? `entschieden wäre es bei ${decidesAt} Personen`
        : verdict === "not-yet-known" && decidesAt === "too-close"
          ? "zu nah am Ziel, um zu entscheiden"
          : "",
      interim ? `vorläufig: ${n} von ${planned} geplanten` : "",
    ]
      .filter(Boolean)
      .join(" · "),
};
