export const journey = {
  title: "Journey",
  steps: {
    registered: "Registered",
    booked: "Session booked",
    confirmed: "Session confirmed",
    started: "Session started",
    ended: "Session ended",
    missed: "Session missed",
    feedback: "Feedback given",
    mail: "Mail",
  } as Record<string, string>,
  screened: (score: number, eligible: boolean) =>
    `Screening: ${score} points, ${eligible ? "eligible" : "not eligible"}`,
  progression: "From session to session",
  session: "Session",
  tasks: "Tasks",
  errors: "Errors",
  helps: "Help",
  struggles: "Struggles",
  sus: "SUS",
  of: (done: number, all: number) => `${done} of ${all}`,
};
