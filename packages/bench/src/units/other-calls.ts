/** Routes that need more before they can be called: troubles, mails, files that are there. */
import { uploadFile } from "@luna/sdk";
import type { Act, Call, World } from "./world.ts";

const address = "other@luna.example";
const soon = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

/** Somebody else, whose mails are read. */
const register: Act = async (world) => {
  const { participant } = await world.anyone.registerParticipant({
    ...{ email: address, firstName: "Otto", operatingSystem: "Linux", techLevel: "basic" },
    consent: { session: true, recording: true, contact: true },
  });
  world.ids.other = participant.id;
};

/** A running session of that person, with errors and a crash. */
const trouble: Act = async ({ anyone, researcher, ids }) => {
  const { session } = await researcher.createSession({ participantId: ids.other, override: true });
  ids.troubled = session.id;
  const { client } = await researcher.startSession({ id: session.id });
  const at = (seq: number) => new Date(Date.now() - 60_000 + seq * 1000).toISOString();
  const error = { type: "error", data: { message: "no mirror", severity: "error" } } as const;
  await anyone.as(client.token).ingestEvents({
    id: session.id,
    events: [
      { seq: 1, at: at(1), type: "task_started", task: "installation" },
      ...[2, 3, 4, 5].map((seq) => ({ seq, at: at(seq), task: "installation", ...error })),
      { seq: 6, at: at(6), type: "crash" },
    ],
  });
};

/** What the projections have found by then. */
async function found<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const result = await look();
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not come");
}

const mailText = async (world: World, pattern: RegExp) =>
  found(async () => {
    const mails = await world.mailsTo(address);
    const texts = mails.map(({ text, headers }) => `${text}\n${JSON.stringify(headers)}`);
    return pattern.exec(texts.join("\n"))?.[1];
  });

export const otherCalls: readonly Call[] = [
  [
    "redeemCode",
    ({ anyone, ids }) => anyone.redeemCode({ code: ids.code }),
    async (world) => {
      await register(world);
      world.ids.code = await mailText(world, /#code=([\w-]+)/);
    },
  ],
  [
    "sendMessage",
    ({ researcher, ids }) =>
      researcher.sendMessage({
        participantIds: [ids.other],
        subject: "News",
        text: "We have news.",
      }),
  ],
  [
    "resendEmail",
    ({ researcher, ids }) => researcher.resendEmail({ id: ids.email }),
    async ({ researcher, ids, mailsTo }) => {
      await mailsTo(address);
      ids.email = await found(async () => {
        const { items } = await researcher.listEmails();
        return items.find(({ kind, status }) => kind === "message" && status !== "queued")?.id;
      });
    },
  ],
  [
    "showUnsubscribe",
    ({ fetch, ids }) => fetch(`/api/email/unsubscribe?token=${ids.unsubscribe}`),
    async (world) => {
      world.ids.unsubscribe = await mailText(world, /unsubscribe\?token=([\w.%-]+)/);
    },
  ],
  [
    "unsubscribe",
    ({ fetch, ids }) =>
      fetch(`/api/email/unsubscribe?token=${ids.unsubscribe}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      }),
  ],
  [
    "judgeStruggle",
    ({ researcher, ids }) =>
      researcher.judgeStruggle({ id: ids.troubled, key: ids.struggle, verdict: "struggle" }),
    async (world) => {
      await trouble(world);
      const { ids, observer } = world;
      const analysis = () => observer.analyzeSession({ id: ids.troubled });
      ids.struggle = await found(async () => (await analysis()).struggles[0]?.key);
    },
  ],
  [
    "acknowledgeAlert",
    ({ observer, ids }) => observer.acknowledgeAlert({ id: ids.alert }),
    async ({ observer, ids }) => {
      ids.alert = await found(async () => (await observer.listAlerts()).items[0]?.id);
    },
  ],
  ["listIssues", ({ observer }) => observer.listIssues()],
  [
    "createIssue",
    async ({ observer, ids }) => {
      const made = {
        title: "The mirror is slow",
        severity: "low",
        sessionId: ids.troubled,
      } as const;
      ids.issue = (await observer.createIssue(made)).issue.id;
    },
  ],
  [
    "updateIssue",
    ({ researcher, ids }) => researcher.updateIssue({ id: ids.issue, severity: "medium" }),
  ],
  [
    "requestParts",
    ({ researcher, ids }) =>
      researcher.requestParts({ id: ids.recording, parts: [{ number: 1 }, { number: 2 }] }),
    async ({ researcher, ids }) => {
      const { file } = await researcher.uploadFile({
        ...{ name: "screen.webm", contentType: "video/webm", live: true, sessionId: ids.troubled },
      });
      ids.recording = file.id;
    },
  ],
  [
    "readFile",
    ({ observer, ids }) => observer.readFile({ id: ids.file }),
    async ({ researcher, observer, ids }) => {
      const content = new TextEncoder().encode("{}");
      const file = { name: "log.json", contentType: "application/json", sessionId: ids.troubled };
      ids.file = (await uploadFile({ client: researcher, content, ...file })).id;
      const status = async () =>
        (await observer.listFiles()).items.find(({ id }) => id === ids.file)?.status;
      await found(async () => ((await status()) === "ready" ? true : undefined));
    },
  ],
  ["verifyFiles", ({ admin }) => admin.verifyFiles()],
  ["readReport", ({ observer }) => observer.readReport({ type: "user-experience" })],
  ["archiveSession", ({ researcher, ids }) => researcher.archiveSession({ id: ids.troubled })],
  [
    "stopSession",
    ({ researcher, ids }) => researcher.stopSession({ id: ids.troubled, data: "delete" }),
  ],
  [
    "markNoShow",
    ({ researcher, ids }) => researcher.markNoShow({ id: ids.booked, ours: true }),
    async ({ researcher, ids }) => {
      const made = { participantId: ids.other, scheduledAt: `${soon()}T10:00:00Z`, override: true };
      ids.booked = (await researcher.createSession(made)).session.id;
    },
  ],
  ["readHealth", ({ anyone }) => anyone.readHealth()],
  ["readStatus", ({ anyone }) => anyone.readStatus()],
  ["readOpenApi", ({ fetch }) => fetch("/openapi.json")],
  ["readDocs", ({ fetch }) => fetch("/docs")],
];
