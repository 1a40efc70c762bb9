import type { ErrorCode } from "@luna/contracts/errors";

export const live = {
  title: "Live",
  text: "Sessions that run right now. Who struggles stands first.",
  none: "No session is running.",
  noneText: "As soon as one starts, it appears here by itself.",
  toSessions: "To the sessions",
  running: (count: number) => (count === 1 ? "1 session" : `${count} sessions`),
  perMinute: (count: number) => `${count} events a minute`,
  cut: "There may be more than fit here: see the list of sessions.",
  alertsOf: (count: number) => (count === 1 ? "1 open alert" : `${count} open alerts`),
  task: "Task",
  noTask: "between tasks",
  progress: "Progress",
  open: "Watch",
  connection: {
    connecting: "connecting",
    live: "live",
    reconnecting: "interrupted",
    closed: "ended",
  },
  connectionText: {
    reconnecting: "Connecting again. What happens meanwhile is shown afterwards.",
    closed: "Nothing new is shown any more. Please load the page again.",
  },
  watchers: (count: number) => (count === 1 ? "1 watches" : `${count} watch`),
  message: "Message to the participant",
  messageText: "Message",
  messageHint: "It appears on their page and, if it can show it, in the program.",
  send: "Send",
  screenshot: "Screenshot, please",
  status: "Ask for state",
  sent: (command: string) => `Sent: ${command}. The answer appears on the timeline.`,
  notSent: "Not sent: there is no connection.",
  refused: (reason: string) => `Not carried out: ${reason}`,
  /** Where a code says more of a command than it says elsewhere. */
  refusals: { state_conflict: "No program of this session is connected." } as Partial<
    Record<ErrorCode, string>
  >,
};
