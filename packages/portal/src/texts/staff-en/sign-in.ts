export const signIn = {
  title: "Sign in to the study",
  text: "For observers, researchers and administrators of this study.",
  button: "Sign in",
};
