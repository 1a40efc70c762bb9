import type { StaffTexts } from "../staff-en.ts";

export const chart: StaffTexts["chart"] = {
  noData: "keine Daten",
  range: (low, high) => `${low} bis ${high}`,
  asTable: "Tabelle",
  target: (value) => `Die gestrichelte Linie steht bei ${value}.`,
  what: "Was",
  value: "Wert",
  low: "95 % von",
  high: "bis",
};
