export const reports = {
  title: "Reports",
  type: "Report",
  types: {
    "session-summary": "Session summary",
    "user-experience": "User experience",
    "technical-issues": "Technical issues",
    "performance-trends": "Performance trends",
    "segment-insights": "Segment insights",
  },
  download: (format: string) => `Download as ${format}`,
  running: (percent: number) => `A long range: the report is being made, ${percent} %`,
  ready: "The report is ready: download it",
  allTime: "all time",
  range: (from: string, to: string) => `${from} to ${to}`,
};
