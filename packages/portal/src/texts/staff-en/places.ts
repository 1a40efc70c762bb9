export const places = {
  overview: "Overview",
  live: "Live",
  sessions: "Sessions",
  participants: "Participants",
  availability: "Opening hours",
  insights: "Insights",
  reports: "Reports",
  issues: "Issues",
  files: "Files",
  emails: "Mails",
  audit: "Audit",
};
