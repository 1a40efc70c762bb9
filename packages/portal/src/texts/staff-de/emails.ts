import type { StaffTexts } from "../staff-en.ts";

export const emails: StaffTexts["emails"] = {
  title: "Mails",
  mail: "Mail",
  kind: "Art",
  status: "Stand",
  to: "An",
  about: "Zu",
  queued: "Eingereiht",
  resend: "Noch einmal senden",
  resent: "Wieder unterwegs.",
  noText: "Der Text ist nicht mehr aufbewahrt.",
  delivered: "Zugestellt",
  bounced: "Unzustellbar",
  complained: "Als Spam gemeldet",
  total: "Mails insgesamt",
  healthText: "Anteile an den Mails, die hinausgingen, mit 95-%-Intervall.",
  empty: "Noch wurde keine Mail geschrieben.",
  health: "Wie es ihnen ergeht",
  written: (count) => (count === 1 ? "1 Mail geschrieben" : `${count} Mails geschrieben`),
};
