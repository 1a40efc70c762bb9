import type { CallAnswer } from "@luna/sdk";
import type { Tone } from "../table/badge.tsx";

type Participant = CallAnswer<"listParticipants">["items"][number];
type Session = CallAnswer<"listSessions">["items"][number];
type Email = CallAnswer<"listEmails">["items"][number];

export const participantTones: Record<Participant["status"], Tone> = {
  pending: "plain",
  screened: "going",
  ineligible: "plain",
  scheduled: "going",
  active: "good",
  completed: "good",
  dropped: "plain",
};

export const sessionTones: Record<Session["status"], Tone> = {
  scheduled: "going",
  confirmed: "going",
  "in-progress": "good",
  completed: "good",
  failed: "bad",
  abandoned: "look",
  cancelled: "plain",
  "no-show": "look",
};

export const emailTones: Record<Email["status"], Tone> = {
  queued: "plain",
  sending: "going",
  sent: "going",
  delivered: "good",
  bounced: "bad",
  complained: "bad",
  suppressed: "look",
  cancelled: "plain",
  failed: "bad",
  rejected: "bad",
};
