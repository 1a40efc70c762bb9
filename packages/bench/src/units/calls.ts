/** One call of each route that a study makes, in an order in which they can be made. */
import { willing } from "../../../demo/src/day/people.ts";
import { sampleEvents } from "../sample-events.ts";
import { otherCalls } from "./other-calls.ts";
import type { Call } from "./world.ts";

const soon = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
const log = { name: "log.json", contentType: "application/json", size: 2, sha256: "0".repeat(64) };

export const calls: readonly Call[] = [
  ["readStudy", ({ anyone }) => anyone.readStudy()],
  [
    "registerParticipant",
    async (world) => {
      const { participant, token } = await world.anyone.registerParticipant({
        ...{ email: "units@luna.example", firstName: "Una", lastName: "Units" },
        ...{ operatingSystem: "Linux", techLevel: "basic" },
        consent: { session: true, recording: true, contact: true },
      });
      world.ids.participant = participant.id;
      world.own = world.anyone.as(token);
    },
  ],
  ["requestLink", ({ anyone }) => anyone.requestLink({ email: "units@luna.example" })],
  ["readMe", ({ own }) => own.readMe()],
  ["listStaff", ({ observer }) => observer.listStaff()],
  ["updateMe", ({ researcher }) => researcher.updateMe({ digest: false })],
  [
    "screenParticipant",
    ({ own, ids }) => own.screenParticipant({ id: ids.participant, ...willing }),
  ],
  [
    "updateParticipant",
    ({ own, ids }) => own.updateParticipant({ id: ids.participant, lastName: "Measured" }),
  ],
  [
    "giveConsent",
    ({ own, ids }) => own.giveConsent({ id: ids.participant, purpose: "contact", given: false }),
  ],
  ["readAvailability", ({ anyone }) => anyone.readAvailability({})],
  ["readOpeningHours", ({ observer }) => observer.readOpeningHours({})],
  [
    "setAvailability",
    ({ researcher }) =>
      researcher.setAvailability({
        ...{ timeZone: "UTC", slotMinutes: 60, capacity: 1, openingHours: everyDay },
      }),
  ],
  [
    "createSession",
    async (world) => {
      const { session } = await world.own.createSession({
        participantId: world.ids.participant,
        scheduledAt: `${soon()}T10:00:00Z`,
      });
      world.ids.booked = session.id;
    },
  ],
  ["confirmSession", ({ own, ids }) => own.confirmSession({ id: ids.booked })],
  [
    "updateSession",
    ({ own, ids }) => own.updateSession({ id: ids.booked, scheduledAt: `${soon()}T12:00:00Z` }),
  ],
  ["cancelSession", ({ own, ids }) => own.cancelSession({ id: ids.booked })],
  [
    "startSession",
    async (world) => {
      const { client } = await world.researcher.startSession({ id: world.ids.session });
      world.program = world.anyone.as(client.token);
      world.pairing = client.pairing.code;
    },
    async ({ researcher, ids }) => {
      const made = { participantId: ids.participant, override: true };
      ids.session = (await researcher.createSession(made)).session.id;
    },
  ],
  ["pairProgram", ({ anyone, pairing }) => anyone.pairProgram({ code: pairing })],
  ["issueClientToken", ({ program, ids }) => program.issueClientToken({ id: ids.session })],
  [
    "ingestEvents",
    ({ program, ids }) =>
      program.ingestEvents({ id: ids.session, events: sampleEvents(50, 1, Date.now() - 100_000) }),
  ],
  ["listEvents", ({ observer, ids }) => observer.listEvents({ id: ids.session })],
  [
    "addNote",
    async ({ observer, ids }) => {
      const at = new Date().toISOString();
      ids.note = (await observer.addNote({ id: ids.session, text: "a note", at })).note.id;
    },
  ],
  [
    "updateNote",
    ({ observer, ids }) =>
      observer.updateNote({ id: ids.session, note: ids.note, text: "another note" }),
  ],
  ["listNotes", ({ observer, ids }) => observer.listNotes({ id: ids.session })],
  ["deleteNote", ({ observer, ids }) => observer.deleteNote({ id: ids.session, note: ids.note })],
  ["issueTicket", ({ observer }) => observer.issueTicket()],
  ["readRealtime", ({ observer }) => observer.readRealtime()],
  [
    "judgeTask",
    ({ researcher, ids }) =>
      researcher.judgeTask({
        id: ids.session,
        task: "installation",
        outcome: "success",
        reason: "seen",
      }),
  ],
  ["completeSession", ({ researcher, ids }) => researcher.completeSession({ id: ids.session })],
  [
    "giveFeedback",
    ({ own, ids }) => own.giveFeedback({ id: ids.session, installRating: 9, npsScore: 10 }),
  ],
  [
    "holdSession",
    ({ admin, ids }) => admin.holdSession({ id: ids.session, hold: false, reason: "none" }),
  ],
  [
    "uploadFile",
    async ({ researcher, ids }) => {
      ids.file = (await researcher.uploadFile({ ...log, sessionId: ids.session })).file.id;
    },
  ],
  ["completeFile", ({ researcher, ids }) => researcher.completeFile({ id: ids.file })],
  ["listFiles", ({ observer }) => observer.listFiles()],
  ["storageStatistics", ({ observer }) => observer.storageStatistics()],
  ["previewRetention", ({ researcher }) => researcher.previewRetention()],
  ["deleteFile", ({ researcher, ids }) => researcher.deleteFile({ id: ids.file })],
  ["listParticipants", ({ researcher }) => researcher.listParticipants()],
  ["readParticipant", ({ researcher, ids }) => researcher.readParticipant({ id: ids.participant })],
  ["segmentStatistics", ({ observer }) => observer.segmentStatistics()],
  ["listSessions", ({ observer }) => observer.listSessions()],
  ["readSession", ({ observer, ids }) => observer.readSession({ id: ids.session })],
  ["sessionStatistics", ({ observer }) => observer.sessionStatistics()],
  ["analyzeSession", ({ observer, ids }) => observer.analyzeSession({ id: ids.session })],
  ["readJourney", ({ observer, ids }) => observer.readJourney({ id: ids.participant })],
  ["readInsights", ({ observer }) => observer.readInsights()],
  ["readOverview", ({ observer }) => observer.readOverview()],
  ["listAlerts", ({ observer }) => observer.listAlerts()],
  ["emailStatistics", ({ observer }) => observer.emailStatistics()],
  [
    "listEmails",
    async ({ researcher, ids }) => {
      ids.email = (await researcher.listEmails()).items.at(-1)!.id;
    },
  ],
  ["readEmail", ({ researcher, ids }) => researcher.readEmail({ id: ids.email })],
  ...otherCalls,
  ["listAudit", ({ admin }) => admin.listAudit()],
  ["exportParticipant", ({ admin, ids }) => admin.exportParticipant({ id: ids.participant })],
  [
    "eraseParticipant",
    async ({ admin, ids }) => {
      ids.job = (await admin.eraseParticipant({ id: ids.participant })).jobId;
    },
  ],
  ["readJob", ({ admin, ids }) => admin.readJob({ id: ids.job })],
];

const day = [{ from: "00:00", to: "24:00" }];
const everyDay = {
  ...{ monday: day, tuesday: day, wednesday: day, thursday: day },
  ...{ friday: day, saturday: day, sunday: day },
};
