export const chart = {
  noData: "no data",
  range: (low: string, high: string) => `${low} to ${high}`,
  asTable: "Table",
  target: (value: string) => `The dashed line is at ${value}.`,
  what: "What",
  value: "Value",
  low: "95 % from",
  high: "to",
};
