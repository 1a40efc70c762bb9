/** What each body must have and may have: other programs are written against it. */
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes, type RouteId, table } from "./table.ts";

/** Fields as they are called for; those with a question mark may be left out. */
const bodies: Partial<Record<RouteId, string>> = {
  registerParticipant:
    "email, firstName, operatingSystem, techLevel, lastName?, phone?, useCaseInterest?, timeZone?, locale?, source?, consent?",
  updateParticipant:
    "firstName?, lastName?, phone?, timeZone?, locale?, email?, operatingSystem?, useCaseInterest?, segment?, status?, reason?, notes?, techLevel?",
  screenParticipant:
    "adult, available, partiallyAvailable?, hasAdminRights, hasReliableInternet, motivationLevel, communicationClear?, notes?",
  giveConsent: "purpose, given, language?",
  requestLink: "email",
  redeemCode: "code",
  pairProgram: "code, source?, build?, operatingSystem?, osVersion?",
  updateMe: "alertMail?, digest?, locale?, timeZone?",
  createSession:
    "participantId, scenarioType?, scheduledAt?, durationMinutes?, moderatorId?, observerIds?, meetingUrl?, purpose?, notes?, variant?, override?",
  updateSession:
    "scheduledAt?, durationMinutes?, moderatorId?, observerIds?, meetingUrl?, notes?, excluded?, incentive?, outcome?, override?",
  cancelSession: "reason?",
  markNoShow: "ours?",
  issueClientToken: "source?",
  completeSession: "success?, notes?",
  stopSession: "data",
  judgeTask: "outcome, reason",
  judgeStruggle: "verdict",
  addNote: "text, at, tags?, kind?",
  updateNote: "text?, at?, tags?, kind?",
  giveFeedback:
    "installRating?, trustLevel?, npsScore?, painPoints?, improvements?, describeLuna?, comments?, sus?, umuxLite?, draft?",
  holdSession: "hold, reason",
  setAvailability:
    "timeZone, slotMinutes, capacity, bufferMinutes?, minimumNoticeHours?, horizonDays?, openingHours, exceptions?",
  // size and sha256 are left out by a recording that is sent while it is made
  uploadFile:
    "name, contentType, size?, sha256?, category?, sessionId?, participantId?, live?, partChecksums?",
  requestParts: "parts?",
  completeFile: "size?, sha256?, startedAt?, durationSeconds?, recordingId?, segment?",
  sendMessage: "participantIds, subject, text",
  createIssue: "title, severity, sessionId?, task?, from?, to?",
  updateIssue: "title?, severity?, status?, assigneeId?",
};

interface Shape {
  properties?: Record<string, unknown>;
  required?: string[];
  anyOf?: Shape[];
}
const shapeOf = (schema: z.core.$ZodType) => z.toJSONSchema(schema, { io: "input" }) as Shape;

const fieldsOf = ({ properties = {}, required = [] }: Shape): string[] =>
  Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));

describe("the body of", () => {
  it.each(Object.entries(bodies))("%s has %s", (id, fields) => {
    const route = allRoutes.find((each) => each.id === id)!;
    expect(fieldsOf(shapeOf(route.body!)).sort()).toEqual(fields.split(", ").sort());
  });

  it("ingestEvents is a batch, or one bare event", () => {
    expect(
      shapeOf(table.ingestEvents.body).anyOf?.map((each) => fieldsOf(each).join(", ")),
    ).toEqual(["source?, sentAt?, events", "seq?, type, at, target?, task?, data?"]);
  });

  it("every route that takes one is here", () => {
    const taking = allRoutes.filter(({ body }) => body).map(({ id }) => id);
    expect(taking.sort()).toEqual([...Object.keys(bodies), "ingestEvents"].sort());
  });
});

it("a reason that is called for says something", () => {
  const takes = (reason: string) => ({
    task: z.safeParse(table.judgeTask.body, { outcome: "success", reason }).success,
    hold: z.safeParse(table.holdSession.body, { hold: true, reason }).success,
  });
  expect(takes(" ")).toEqual({ task: false, hold: false });
  expect(takes("a claim")).toEqual({ task: true, hold: true });
});
