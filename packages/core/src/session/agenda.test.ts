import { describe, expect, it } from "vitest";
import { agendaOf } from "./agenda.ts";
import type { StoredSession } from "./session.ts";

const session = (given: Partial<StoredSession>): StoredSession => ({
  id: "ses_01J00000000000000000000001",
  code: "S0001",
  participantId: "prt_01J00000000000000000000001",
  participantCode: "P001",
  scenarioType: "first-time",
  status: "scheduled",
  purpose: "study",
  segment: "technical",
  durationMinutes: 60,
  observerIds: [],
  studyVersion: "1",
  createdAt: "2026-11-20T10:00:00.000Z",
  updatedAt: "2026-11-20T10:00:00.000Z",
  phases: [],
  progress: 0,
  tasks: [],
  calendarSequence: 0,
  version: 1,
  ...given,
});

describe("the agenda of a booked session", () => {
  const scheduledAt = "2026-11-23T10:00:00.000Z";

  it("begins with the reminder of the day before, then of the hour, then the no-show", () => {
    expect(agendaOf(session({ scheduledAt }))).toEqual({
      agenda: "reminders",
      dueAt: "2026-11-22T10:00:00.000Z",
    });
    expect(agendaOf(session({ scheduledAt, reminded: ["24h"] }))).toEqual({
      agenda: "reminders",
      dueAt: "2026-11-23T09:00:00.000Z",
    });
    expect(agendaOf(session({ scheduledAt, reminded: ["24h", "1h"] }))).toEqual({
      agenda: "timeouts",
      dueAt: "2026-11-23T10:30:00.000Z",
    });
  });

  it.each([
    ["12 hours before the reminder", "2026-11-21T22:00:00.000Z", "2026-11-22T10:00:00.000Z"],
    ["less than 12 hours before it", "2026-11-21T22:00:01.000Z", "2026-11-23T09:00:00.000Z"],
    ["2 hours before the second one", "2026-11-23T07:00:00.000Z", "2026-11-23T09:00:00.000Z"],
    ["less than 2 hours before it", "2026-11-23T07:00:01.000Z", "2026-11-23T10:30:00.000Z"],
  ])("when booked %s", (_when, bookedAt, dueAt) => {
    expect(agendaOf(session({ scheduledAt, bookedAt }))?.dueAt).toBe(dueAt);
  });

  it("reminds nobody of a pilot", () => {
    expect(agendaOf(session({ scheduledAt, purpose: "pilot" }))?.agenda).toBe("timeouts");
  });
});

describe("the agenda of a running session", () => {
  const began = {
    status: "in-progress" as const,
    phases: [{ startedAt: "2026-11-23T10:00:00.000Z" }],
  };

  it.each([
    [{}, "2026-11-23T12:00:00.000Z"],
    [{ lastActAt: "2026-11-23T10:20:00.000Z" }, "2026-11-23T12:20:00.000Z"],
    [{ tasksEndedAt: "2026-11-23T10:20:00.000Z" }, "2026-11-23T10:30:00.000Z"],
    [{ brokenAt: "2026-11-23T10:20:00.000Z" }, "2026-11-23T10:50:00.000Z"],
  ])("with %j is due at %s", (given, dueAt) => {
    expect(agendaOf(session({ ...began, ...given }))).toEqual({ agenda: "timeouts", dueAt });
  });
});

describe("the agenda of an ended session", () => {
  const ended = { status: "completed" as const, endedAt: "2026-11-23T11:00:00.000Z" };

  it("asks for feedback after three days", () => {
    expect(agendaOf(session(ended))).toEqual({
      agenda: "feedback-requests",
      dueAt: "2026-11-26T11:00:00.000Z",
    });
  });

  it.each([
    { feedbackAt: "2026-11-23T11:10:00.000Z" },
    { feedbackRequestedAt: "2026-11-26T11:00:00.000Z" },
    { withdrawn: true },
    { purpose: "pilot" as const },
    { status: "cancelled" as const },
  ])("is empty with %j", (given) => {
    expect(agendaOf(session({ ...ended, ...given }))).toBeUndefined();
  });
});
