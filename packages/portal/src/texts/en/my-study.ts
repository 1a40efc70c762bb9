export const myStudy = {
  hello: (name: string) => `Hello ${name}`,
  next: "What comes next",
  unverifiedText: (email: string) =>
    `We have sent a mail to ${email}. Its link confirms the address; recordings and your data export need that.`,
  steps: {
    screening: {
      title: "A few questions first",
      text: "Five short questions show whether this study fits you. It takes a minute.",
      button: "Answer the questions",
    },
    consent: {
      title: "Your consent",
      text: "Read what would be recorded, and say yes or no to each part.",
      button: "Read and decide",
    },
    booking: {
      title: "Choose a time",
      text: "Pick an hour that suits you. You can move or cancel it later.",
      button: "See free times",
    },
    "not-eligible": {
      title: "Thank you for your interest",
      text: "This study looks for a different mix of people at the moment. There is nothing more to do. Under “My data” you can delete what we have about you.",
      button: "",
    },
    dropped: {
      title: "You are no longer taking part",
      text: "If that is a mistake, please write to the study team.",
      button: "",
    },
    thanks: {
      title: "You have done everything",
      text: "Thank you for your time! It makes the program better for everybody.",
      button: "",
    },
    join: {
      title: "Your session can begin",
      text: "Take your computer, find a quiet place, and start when you are ready.",
      button: "Go to the session",
    },
    running: {
      title: "Your session is running",
      text: "Go on where you were.",
      button: "Back to the session",
    },
    resume: {
      title: "Your session ended early",
      text: "Within 24 hours you can go on where it stopped.",
      button: "Go to the session",
    },
    appointment: {
      title: "Your next session",
      text: "Fifteen minutes before, you can start it here.",
      button: "Details, move or cancel",
    },
    feedback: {
      title: "How was it?",
      text: "A few questions about your session. You can stop and go on later; what you say is kept.",
      button: "Give feedback",
    },
  },
  sessions: "Your sessions",
  noSessions: "None yet.",
  open: "Open",
  giveFeedback: "Give feedback",
  feedbackGiven: "Feedback given",
  status: {
    scheduled: "booked",
    confirmed: "confirmed",
    "in-progress": "running",
    completed: "done",
    failed: "ended early",
    abandoned: "ended early",
    cancelled: "cancelled",
    "no-show": "missed",
  },
};
