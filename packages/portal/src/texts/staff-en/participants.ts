export const participants = {
  title: "Participants",
  person: "Person",
  name: "Name",
  email: "E-mail",
  status: "Status",
  segment: "Segment",
  techLevel: "Technical level",
  system: "System",
  score: "Score",
  registered: "Registered",
  search: "Search",
  searchHint: "Code, name, e-mail",
  empty: "Nobody has registered yet.",
  write: "Write to them",
  chooseNone: "Choose none",
  message: {
    title: (people: number) =>
      people === 1 ? "Message to 1 person" : `Message to ${people} people`,
    subject: "Subject",
    text: "Text",
    textHint: "Greeting and foot are added. Who has unsubscribed gets nothing.",
    tooMany: (most: number) => `At most ${most} people at once, please.`,
    send: "Send",
    sent: (queued: number) =>
      queued === 1 ? "1 mail is on its way." : `${queued} mails are on their way.`,
    skipped: (count: number) =>
      count === 1
        ? "1 person gets none: unsubscribed, or no longer here."
        : `${count} people get none: unsubscribed, or no longer here.`,
  },
};
