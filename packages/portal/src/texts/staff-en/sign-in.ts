export const signIn = {
  title: "Sign in to the study",
  text: "For observers, researchers and administrators of this study.",
  button: "Sign in",
  ended: "Your sign-in has ended",
  endedText: "Sign in again: you come back to this page.",
};
