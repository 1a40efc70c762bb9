export const places = {
  overview: "Overview",
  participants: "Participants",
  insights: "Insights",
  reports: "Reports",
  issues: "Issues",
  files: "Files",
  emails: "Mails",
  audit: "Audit",
};
