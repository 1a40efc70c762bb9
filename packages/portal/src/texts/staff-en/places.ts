export const places = {
  overview: "Overview",
  participants: "Participants",
};
