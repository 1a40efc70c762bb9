import type { Texts } from "../en.ts";

export const unsubscribe: Texts["unsubscribe"] = {
  title: "Keine Mails mehr?",
  text: "Wir schreiben Ihnen dann nicht mehr von uns aus. Was eine gebuchte Sitzung betrifft, kommt weiterhin.",
  button: "Abmelden",
  done: "Erledigt. Sie sind abgemeldet.",
};
