/** What the portal says to the study team, in English. */
export const staffEn = {
  shell: { team: "Study team" },
  signIn: {
    title: "Sign in to the study",
    text: "For observers, researchers and administrators of this study.",
    button: "Sign in",
  },
  roles: { observer: "Observer", researcher: "Researcher", admin: "Administrator" },
  places: {
    overview: "Overview",
  },
  overview: {
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
  },
};

export type StaffTexts = typeof staffEn;
