import type { StaffTexts } from "../staff-en.ts";

export const failures: StaffTexts["failures"] = {
  "signed-out": {
    title: "Ihre Anmeldung ist abgelaufen",
    text: "Laden Sie die Seite neu und melden Sie sich an: Sie sind dann wieder hier.",
  },
  forbidden: {
    title: "Das steht Ihnen nicht offen",
    text: "Ihre Rolle in der Studie erlaubt es nicht. Die Verwaltung kann das ändern.",
  },
};
