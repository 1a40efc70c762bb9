import type { Texts } from "../en.ts";

export const pair: Texts["pair"] = {
  title: "Luna verbinden",
  text: "Geben Sie diesen Code im Luna-Installationsprogramm ein. Er gilt einmal, 15 Minuten lang.",
};
