import type { StaffTexts } from "../staff-en.ts";

export const signIn: StaffTexts["signIn"] = {
  title: "Anmelden zur Studie",
  text: "Für alle, die diese Studie beobachten, leiten oder verwalten.",
  button: "Anmelden",
};
