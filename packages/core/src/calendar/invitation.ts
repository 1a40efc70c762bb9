/** Calendar files of sessions, by RFC 5545 and 5546. */
import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  default as ical,
} from "ical-generator";

export interface Invitation {
  method: "REQUEST" | "CANCEL";
  /** The same for every file on a session: calendars tell by it which entry changes. */
  sessionId: string;
  /** Raised with each change; an entry takes no file with a lower one. */
  sequence: number;
  start: string;
  durationMinutes: number;
  title: string;
  description: string;
  /** Where it takes place, if it is a web address. */
  url?: string | undefined;
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
  /** When the file is made: an instant. */
  stamp: string;
}

/** The file's text, times in UTC. Each reader gets one of their own, which names nobody else. */
export function invitationFile(invitation: Invitation): string {
  const start = new Date(invitation.start);
  const calendar = ical({
    method: ICalCalendarMethod[invitation.method],
    prodId: { company: "Luna", product: "Testing Infrastructure", language: "EN" },
  });
  calendar.createEvent({
    id: `${invitation.sessionId}@luna`,
    sequence: invitation.sequence,
    start,
    end: new Date(start.getTime() + invitation.durationMinutes * 60_000),
    stamp: new Date(invitation.stamp),
    summary: invitation.title,
    description: invitation.description,
    status: invitation.method === "CANCEL" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: invitation.organizer,
    attendees: [
      {
        ...invitation.attendee,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
    ...(invitation.url && { url: invitation.url, location: invitation.url }),
  });
  return calendar.toString();
}
