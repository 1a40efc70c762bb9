import type { StaffTexts } from "../staff-en.ts";

export const signIn: StaffTexts["signIn"] = {
  title: "Anmelden zur Studie",
  text: "Für alle, die diese Studie beobachten, leiten oder verwalten.",
  button: "Anmelden",
  ended: "Ihre Anmeldung ist abgelaufen",
  endedText: "Melden Sie sich noch einmal an: Sie kommen auf diese Seite zurück.",
};
