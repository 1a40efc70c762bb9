import type { StaffTexts } from "../staff-en.ts";

export const participants: StaffTexts["participants"] = {
  title: "Teilnehmende",
  person: "Person",
  name: "Name",
  email: "E-Mail",
  status: "Stand",
  segment: "Gruppe",
  techLevel: "Technikkenntnis",
  system: "System",
  score: "Punkte",
  registered: "Angemeldet",
  search: "Suche",
  searchHint: "Kürzel, Name, Mail",
  empty: "Noch hat sich niemand angemeldet.",
  write: "Schreiben",
  chooseNone: "Keine auswählen",
  message: {
    title: (people) => (people === 1 ? "Nachricht an 1 Person" : `Nachricht an ${people} Personen`),
    subject: "Betreff",
    text: "Text",
    textHint: "Anrede und Fuß kommen hinzu. Wer sich abgemeldet hat, bekommt nichts.",
    tooMany: (most) => `Bitte höchstens ${most} Personen auf einmal.`,
    send: "Senden",
    sent: (queued) => (queued === 1 ? "1 Mail ist unterwegs." : `${queued} Mails sind unterwegs.`),
    skipped: (count) =>
      count === 1
        ? "1 Person bekommt keine: abgemeldet oder nicht mehr da."
        : `${count} Personen bekommen keine: abgemeldet oder nicht mehr da.`,
  },
};
