export const overview = {
  title: "Overview",
  asOf: "As of",
  today: "Today",
  todayParts: {
    scheduled: "planned",
    active: "running",
    completed: "completed",
    failed: "failed",
    missed: "missed",
    cancelled: "cancelled",
  },
  live: "Live now",
  struggling: "Struggling now",
  alerts: "Open alerts",
  funnel: "From registration to completion",
  stages: {
    registered: "Registered",
    screened: "Screened",
    eligible: "Eligible",
    scheduled: "Booked",
    completed: "Completed",
  } as Record<string, string>,
};
