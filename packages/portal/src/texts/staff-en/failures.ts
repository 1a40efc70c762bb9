export const failures = {
  "signed-out": {
    title: "Your sign-in has ended",
    text: "Load the page again and sign in: it opens where you are now.",
  },
  forbidden: {
    title: "This is not open to you",
    text: "Your role in the study does not allow it. An administrator can change that.",
  },
};
