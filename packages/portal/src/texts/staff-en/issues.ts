export const issues = {
  title: "Issues",
  text: "Problems that were seen in sessions: found by what errors say, or recorded by hand.",
  add: "Record a problem",
  none: "None.",
  what: "What is the problem?",
  severity: "Severity",
  status: "Status",
  met: (sessions: number, times: number) =>
    `${sessions === 1 ? "1 session" : `${sessions} sessions`}, seen ${times === 1 ? "once" : `${times} times`}`,
  notSaved: (title: string) => `Not saved: “${title}”`,
  lastSeen: "Last seen",
  session: (number: number) => `Session ${number}`,
  more: (count: number) => `and ${count} more`,
  assignee: "Who sees to it",
  nobody: "Nobody sees to it yet",
};
