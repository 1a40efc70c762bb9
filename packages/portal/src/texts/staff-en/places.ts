export const places = {
  overview: "Overview",
  participants: "Participants",
  insights: "Insights",
  reports: "Reports",
};
