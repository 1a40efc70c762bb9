import type { StaffTexts } from "../staff-en.ts";

export const audit: StaffTexts["audit"] = {
  title: "Protokoll",
  text: "Wer aus dem Team die Daten welcher Person gelesen oder geändert hat. Einträge enthalten keine Namen und werden nie geändert.",
  adminsOnly: "Das Protokoll ist für die Verwaltung.",
  at: "Wann",
  actor: "Wer",
  action: "Was",
  resource: "Von wem",
  link: "Glied",
  unlinked: "noch nicht verkettet",
  chainHolds: "Die gezeigten Einträge folgen aufeinander",
  chainText:
    "Jedes Glied enthält den Hash des vorigen. Wer den Dienst betreibt, rechnet jeden Hash des ganzen Protokolls nach mit",
  chainBroken: "Glieder, die nicht auf das vorige folgen",
};
