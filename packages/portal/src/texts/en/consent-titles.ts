export const consentTitles = {
  session: "The session",
  recording: "Recordings",
  contact: "Later contact",
};
