/** The scoring table of the screening: 100 points, 70 is eligible. */
export const screening = {
  ruleVersion: "2026-1",
  eligibleFrom: 70,
  techLevel: { "non-technical": 25, basic: 20, intermediate: 23, advanced: 22 },
  availability: { available: 20, partly: 10, no: 0 },
  adminRights: 10,
  reliableInternet: 10,
  motivation: { high: 15, medium: 10, low: 5 },
  communication: 10,
  segmentBalance: 10,
  recommendations: { prioritise: 90, schedule: 80, scheduleIfNeeded: 70 },
} as const;
