/**
 * Somebody whose every field holds a mark: an observer comes across none of those that are personal,
 * and an erasure leaves none anywhere. Whoever adds a kind of item gives it a mark here.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { ReportType } from "@luna/contracts/routes/analytics";
import { listItemOf } from "@luna/contracts/routes/list-item";
import { type Route, routeKey } from "@luna/contracts/routes/route";
import { allRoutes, type RouteId } from "@luna/contracts/routes/table";
import { luna } from "@luna/contracts/study/luna";
import { archiveKeyOf, archiveStep } from "@luna/core/archive/step";
import type { Item } from "@luna/core/aws/table";
import { send } from "@luna/core/email/send";
import { suppress } from "@luna/core/email/suppression";
import { objectKeyOf } from "@luna/core/file/file";
import * as File from "@luna/core/file/store";
import { verifyObject } from "@luna/core/file/verify";
import type { ItemKind } from "@luna/core/item-kinds";
import { queueJob } from "@luna/core/job/queue";
import { runJob } from "@luna/core/job/run";
import { framesOfChanges } from "@luna/core/live/frames-of-changes";
import { sessionWithFiles } from "@luna/core/live/session-with-files";
import { framesOnJoining } from "@luna/core/live/snapshot";
import { eraseEverywhere, secondSweepMinutes } from "@luna/core/person/erase-everywhere";
import { exportToFile } from "@luna/core/person/export-to-file";
import { personStores } from "@luna/core/person/stores";
import { project } from "@luna/core/project/projections";
import { observer } from "@luna/core/testing/context";
import { fitAnswers } from "@luna/core/testing/participant";
import { pdfText } from "@luna/core/testing/pdf-text";
import { startServices, type TestServices } from "@luna/core/testing/services";
import { type TestStream, testStream } from "@luna/core/testing/stream";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stackCredentials } from "../../../local/src/endpoint/callers.ts";
import { handler as mail } from "../bus/mail.ts";
import { handler as uploaded } from "../bus/uploaded.ts";
import { handler as jobs } from "../cron/jobs.ts";
import { deadLetters } from "../testing/dead-letters.ts";
import { handlers } from "../testing/handlers.ts";
import { Marks } from "../testing/marks.ts";
import { type TestService, testService } from "../testing/service.ts";

const marks = new Marks();
const told: { bus: string[]; logs: string[]; frames: unknown[] } = {
  bus: [],
  logs: [],
  frames: [],
};
let world: TestService;
let services: TestServices;
let stream: TestStream;
let person: string;
let session: string;
let token: string;
let program: string;
/** The job that made it. */
let archive: string;

type Caller = { token: string };

async function call(id: RouteId, { token }: Partial<Caller>, given: Record<string, unknown> = {}) {
  const route: Route = allRoutes.find((each) => each.id === id)!;
  const { query, headers, ...rest } = given as {
    query?: string;
    headers?: Record<string, string>;
  } & Record<string, unknown>;
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const body = Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name)));
  const answer = await world.call(handlers[route.function], {
    routeKey: routeKey(route),
    path: Object.fromEntries(names.map((name) => [name, String(rest[name])])),
    ...(query !== undefined && { query }),
    ...(headers && { headers }),
    ...(route.method !== "GET" && route.method !== "DELETE" && { body }),
    token,
  });
  return answer;
}

/** The same, and it has to work. */
async function done(id: RouteId, caller: Partial<Caller>, given: Record<string, unknown> = {}) {
  const answer = await call(id, caller, given);
  expect(answer.status, `${id}: ${JSON.stringify(answer.body)}`).toBeLessThan(400);
  return answer.body;
}

const staff = async (role: "observer" | "researcher" | "admin"): Promise<Caller> => ({
  token: await world.staffToken(role),
});

/** What the functions behind the stream and the bus do with what was written. */
async function follow() {
  // the handlers go by the time of day, which the tests' clock must not lag behind
  const now = () => Math.max(world.ctx.now(), Date.now());
  const service = { ...world.ctx.as({ kind: "service", name: "project" }), now };
  const bus = { publish: async (events: unknown[]) => void told.bus.push(JSON.stringify(events)) };
  await stream.drain(async (change) => {
    told.frames.push(...framesOfChanges([change]));
    await project({ ...service, bus }, change);
    if (change.after?.kind === "email" && change.after.status === "queued")
      await send({ ...service, mailer: services.mailer }, change.after.id);
  });
}

const worker = () => ({
  ...world.ctx.as({ kind: "service", name: "jobs" }),
  bucket: services.bucket,
});

beforeAll(async () => {
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...args) => void told.logs.push(args.join(" ")));
  services = await startServices();
  world = await testService();
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: stackCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: stackCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: services.url,
    AWS_REGION: "eu-central-1",
    BUCKET_NAME: "files",
  });
  stream = testStream(world.ctx);
  await plant();
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await services.stop();
});

async function plant() {
  const [researcher, admin] = [await staff("researcher"), await staff("admin")];
  const registered = await done(
    "registerParticipant",
    {},
    {
      email: `${marks.personal("email")}@marks.example`,
      firstName: marks.personal("firstName"),
      lastName: marks.personal("lastName"),
      phone: marks.phone("phone"),
      operatingSystem: "Linux",
      techLevel: "basic",
      useCaseInterest: marks.personal("useCaseInterest"),
      timeZone: "Europe/Berlin",
      locale: "en",
      source: marks.personal("source"),
      consent: { session: true, recording: true, contact: true },
      headers: { "idempotency-key": marks.personal("idempotency key") },
    },
  );
  person = registered.participant.id;
  token = registered.token;
  const own = { token };
  await follow();
  await done("screenParticipant", own, {
    id: person,
    ...fitAnswers,
    notes: marks.personal("own screening notes"),
  });
  await done("screenParticipant", researcher, {
    id: person,
    ...fitAnswers,
    communicationClear: true,
    notes: marks.personal("screening notes"),
  });
  await done("updateParticipant", researcher, { id: person, status: "ineligible" });
  await done("updateParticipant", researcher, {
    id: person,
    status: "screened",
    reason: marks.personal("status reason"),
    notes: marks.personal("participant notes"),
  });
  // an address that was given up, and the one that it is now
  await done("updateParticipant", own, {
    id: person,
    email: `${marks.personal("new email")}@marks.example`,
  });
  await done("requestLink", {}, { email: `${marks.personal("asked address")}@marks.example` });
  const stored = (await world.ctx.table.get({ pk: `PARTICIPANT#${person}`, sk: "PROFILE" }))!;
  await world.ctx.table.put({ ...stored, emailVerifiedAt: stored.registeredAt });
  await follow();

  const missed = await done("createSession", researcher, {
    participantId: person,
    scenarioType: "daily-usage",
    scheduledAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
    override: true,
    notes: marks.personal("cancelled session notes"),
  });
  await done("cancelSession", own, {
    id: missed.session.id,
    reason: marks.personal("cancel reason"),
  });
  const made = await done("createSession", researcher, {
    participantId: person,
    override: true,
    notes: marks.personal("session notes"),
    meetingUrl: `https://meet.example/${marks.material("meetingUrl")}`,
    moderatorId: "researcher-1",
    observerIds: ["observer-1"],
    headers: { "idempotency-key": marks.personal("idempotency key of a session") },
  });
  session = made.session.id;
  const started = await done("startSession", researcher, { id: session });
  program = started.client.token;
  await done(
    "pairProgram",
    {},
    {
      code: started.client.pairing.code,
      source: "app",
      build: "1.4.0",
      osVersion: marks.material("osVersion"),
    },
  );
  const at = () => new Date().toISOString();
  await done(
    "ingestEvents",
    { token: program },
    {
      id: session,
      sentAt: at(),
      events: [
        { seq: 1, type: "task_started", at: at(), task: "website-discovery" },
        { seq: 2, type: "click", at: at(), target: marks.material("event target") },
        ...[3, 4, 5].map((seq) => ({
          ...{ seq, type: "error", at: at(), task: "website-discovery" },
          data: {
            message: marks.material(`error message ${seq}`),
            code: marks.material(`error code ${seq}`),
            severity: "critical",
          },
        })),
        { seq: 6, type: "custom", at: at(), data: { name: marks.material("custom event name") } },
        { seq: 7, type: "note", at: at(), data: { text: marks.material("event note") } },
        { seq: 8, type: "navigation", at: at(), target: marks.material("place") },
        { seq: 9, type: "form_submit", at: at(), target: marks.material("form") },
      ],
    },
  );
  await done("ingestEvents", own, {
    id: session,
    events: [{ seq: 1, type: "help_requested", at: at(), data: { words: marks.material("help") } }],
  });
  await follow();
  await done("addNote", await staff("observer"), {
    id: session,
    text: marks.material("note"),
    at: at(),
    tags: [marks.material("note tag"), marks.material("second note tag")],
    kind: "quote",
  });
  await done("judgeTask", researcher, {
    id: session,
    task: "website-discovery",
    outcome: "failure",
    reason: marks.personal("task reason"),
  });
  await done("completeSession", own, {
    id: session,
    success: true,
    notes: marks.personal("closing notes"),
  });
  await done("updateSession", researcher, {
    id: session,
    excluded: { reason: marks.personal("exclusion reason") },
    incentive: { amount: 50, currency: "EUR", state: "due" },
  });
  await done("giveFeedback", own, {
    id: session,
    installRating: 3,
    painPoints: marks.material("painPoints"),
    improvements: marks.material("improvements"),
    describeLuna: marks.material("describeLuna"),
    comments: marks.material("comments"),
  });
  await done("sendMessage", researcher, {
    participantIds: [person],
    subject: marks.personal("message subject"),
    text: marks.personal("message text"),
  });
  for (const [hold, reason] of [
    [true, marks.personal("hold reason")],
    [false, marks.personal("end of hold")],
  ] as const)
    await done("holdSession", admin, { id: session, hold, reason });
  await plantFiles(own);
  await suppress(world.ctx, `${marks.personal("bounced address")}@marks.example`, "bounce", person);
  await done("giveConsent", own, { id: person, purpose: "contact", given: false });
  await follow();
  // an export and an archive that lie in the bucket
  const { jobId, write } = queueJob(world.ctx, { kind: "export", participantId: person });
  await world.ctx.table.transact([write]);
  archive = (await done("archiveSession", researcher, { id: session })).jobId;
  for (const id of [jobId, archive])
    await runJob(
      worker(),
      id,
      { export: exportToFile, archive: archiveStep },
      { budgetMs: 30_000 },
    );
}

async function plantFiles(own: Caller) {
  const content = JSON.stringify({ said: marks.material("file content") });
  const sha256 = (await import("node:crypto")).createHash("sha256").update(content).digest("hex");
  const { file } = await done("uploadFile", own, {
    name: `${marks.personal("file name")}.json`,
    contentType: "application/json",
    size: content.length,
    sha256,
    sessionId: session,
    headers: { "idempotency-key": marks.personal("idempotency key of a file") },
  });
  const { versionId } = await services.bucket.put(
    objectKeyOf(file.id),
    content,
    "application/json",
  );
  await verifyObject(worker(), { key: objectKeyOf(file.id), versionId });
  // and another version beside it, as a late copy leaves one
  await services.bucket.put(
    objectKeyOf(file.id),
    marks.material("second version"),
    "application/json",
  );
  const live = await done("uploadFile", own, {
    name: `${marks.personal("recording name")}.webm`,
    contentType: "video/webm",
    live: true,
    sessionId: session,
  });
  const kept = (await File.get(world.ctx, live.file.id))!;
  const part = Buffer.from(marks.material("unfinished part"));
  await services.bucket.uploadPart(objectKeyOf(kept.id), kept.uploadId!, 1, part);
}

/** An item as text, compressed chunks opened. */
const textOf = (item: Item): string =>
  JSON.stringify(item, (_, value) => {
    const bytes = value?.type === "Buffer" ? Buffer.from(value.data) : value;
    return bytes instanceof Uint8Array ? opened(bytes) : value;
  });

function opened(bytes: Uint8Array): string {
  try {
    return brotliDecompressSync(bytes).toString("utf8");
  } catch {
    return Buffer.from(bytes).toString("utf8");
  }
}

async function bucketText(): Promise<string> {
  const files = await readdir(services.bucketFolder, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    files
      .filter((each) => each.isFile())
      .map((each) => readFile(path.join(each.parentPath, each.name))),
  );
  return contents.flatMap((bytes) => [bytes.toString("utf8"), ...unpacked(bytes)]).join("\n");
}

/** The files of an archive as text; none of what is no archive. */
function unpacked(bytes: Uint8Array): string[] {
  if (Buffer.from(bytes.subarray(0, 4)).toString("latin1") !== "PK\u0003\u0004") return [];
  return Object.entries(unzipSync(bytes)).map(([name, content]) =>
    name.endsWith(".pdf") ? pdfText(content) : Buffer.from(content).toString("utf8"),
  );
}

/** What the failure queue holds when the functions behind the bus give up all that it was told. */
async function deadLetterText(): Promise<string> {
  const handled: Record<string, typeof mail | typeof jobs> = {
    "email.queued": mail,
    "job.queued": jobs,
  };
  const events = told.bus.flatMap(
    (batch) => JSON.parse(batch) as { type: string; detail: object }[],
  );
  const calls = events.flatMap(({ type, detail }) => {
    const handler = handled[type];
    return handler ? [{ handler, event: { id: "1", "detail-type": type, detail } }] : [];
  });
  const arrived = services.events("Object Created").map((detail) => ({
    handler: uploaded,
    event: { id: "1", "detail-type": "Object Created", detail },
  }));
  // the functions lack what they need, and say so with their own errors
  const { BUCKET_NAME } = process.env;
  delete process.env.BUCKET_NAME;
  const letters = await deadLetters([...calls, ...arrived]);
  process.env.BUCKET_NAME = BUCKET_NAME;
  expect(letters.length).toBeGreaterThanOrEqual(calls.length);
  return letters.join("\n");
}

const tableText = async () => (await world.ctx.everything()).map(textOf).join("\n");

/** Kinds that a store answers for and that this person has nothing of, with the reason. */
const unplanted: Partial<Record<ItemKind, string>> = {
  pairing: "was spent by pairing",
  clock: "goes with the end of the session",
  "first-session": "an excluded session counts for no scenario",
  "slot-guard":
    "is freed with the cancelled session, and a session for now has none without its moderator",
};

it("plants 50 marks and more, in every store that holds something of a person", async () => {
  expect(marks.count).toBeGreaterThanOrEqual(50);
  const kinds = new Set((await world.ctx.everything()).map(({ kind }) => kind as ItemKind));
  const answered = personStores.flatMap((store) => store.kinds);
  expect(answered.filter((kind) => !kinds.has(kind) && !unplanted[kind])).toEqual([]);
  const held = marks.in(`${await tableText()}\n${await bucketText()}`);
  // hashes hold these, and nothing else does
  const nowhere = ["asked address", "bounced address", "own screening notes"];
  const missing = ["file content", "second version", "unfinished part", "email", "phone", "note"];
  expect(held).toEqual(expect.arrayContaining(missing));
  expect(held.length).toBeGreaterThanOrEqual(marks.count - nowhere.length - 6);
});

describe("an observer", () => {
  const gets = allRoutes.filter(
    ({ method, allow }) =>
      method === "GET" && (["public", "observer"] as const).some((each) => allow.includes(each)),
  );
  const idFor = ({ path: template }: Route): string =>
    template.includes("/participants/") ? person : session;

  it.each(gets.map((route) => [routeKey(route), route] as const))(
    "sees no mark in %s",
    async (_, route) => {
      const file = (await world.ctx.everything()).find(
        ({ kind, status }) => kind === "file" && status === "ready",
      );
      const id = route.path.startsWith("/api/files") ? file!.id : idFor(route);
      for (const accept of ["application/json", ...(listItemOf(route) ? ["text/csv"] : [])]) {
        const answer = await call(route.id as RouteId, await staff("observer"), {
          id,
          type: "session-summary",
          headers: { accept },
          ...(route.id === "showUnsubscribe" && { query: "token=none" }),
        });
        expect([200, 302, 404, 501], `${answer.status}`).toContain(answer.status);
        expect(marks.in(JSON.stringify(answer), { personalOnly: true })).toEqual([]);
      }
    },
  );

  it("sees no mark in live frames, nor on joining a room", async () => {
    expect(marks.in(JSON.stringify(told.frames)).length).toBeGreaterThan(5);
    expect(marks.in(JSON.stringify(told.frames), { personalOnly: true })).toEqual([]);
    const watcher = world.ctx.as(observer);
    for (const room of [`session:${session}`, "sessions", "alerts", "metrics"]) {
      const frames = await framesOnJoining(watcher, room, 0);
      expect(marks.in(JSON.stringify(frames), { personalOnly: true })).toEqual([]);
    }
    const withFiles = await sessionWithFiles(watcher, session);
    expect(withFiles).toMatchObject({ session: { files: [{ id: expect.any(String) }, {}] } });
    expect(marks.in(JSON.stringify(withFiles), { personalOnly: true })).toEqual([]);
  });
});

describe("what is passed on or kept beside", () => {
  const types = ReportType.options;

  it.each(
    types.flatMap((type) =>
      (["json", "csv", "pdf"] as const).map((format) => [type, format] as const),
    ),
  )("shows no mark in the report %s as %s", async (type, format) => {
    for (const sessionId of type === "session-summary" ? [undefined, session] : [undefined]) {
      const asked = new URLSearchParams({ format, ...(sessionId && { sessionId }) });
      const answer = await call("readReport", await staff("observer"), {
        type,
        query: String(asked),
      });
      expect(answer.status).toBe(200);
      const text =
        format === "pdf"
          ? pdfText(Buffer.from(answer.body, "base64"))
          : JSON.stringify(answer.body);
      if (format !== "csv") expect(text).toContain(luna.title.en);
      expect(marks.in(text, { personalOnly: true })).toEqual([]);
      // that what the report is about would be found
      if (sessionId) expect(marks.in(text)).toContain("error message 3");
    }
  });

  it("shows no mark in an archive but those of the session's own material", async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await services.bucket.read(archiveKeyOf(archive)))!)
      pieces.push(piece);
    const texts = unpacked(Buffer.concat(pieces)).join("\n");
    const found = marks.in(texts);
    expect(found).toEqual(
      expect.arrayContaining([
        "note",
        "comments",
        "event target",
        "error message 3",
        "file content",
      ]),
    );
    expect(marks.in(texts, { personalOnly: true })).toEqual([]);
  });

  it("shows no mark in the audit, to admins neither, and none in its items", async () => {
    const { items } = await done("listAudit", await staff("admin"), { query: "limit=100" });
    expect(items.length).toBeGreaterThan(10);
    expect(items.map(({ resource }: { resource: string }) => resource)).toContain(person);
    expect(marks.in(JSON.stringify(items))).toEqual([]);
    const kept = (await world.ctx.everything()).filter(({ kind }) => kind?.startsWith("audit"));
    expect(marks.in(kept.map(textOf).join("\n"))).toEqual([]);
  });

  it("shows marks in the log of mails to researchers, and none to observers", async () => {
    const log = async (role: "observer" | "researcher") =>
      JSON.stringify((await done("listEmails", await staff(role), { query: "limit=100" })).items);
    expect(marks.in(await log("researcher"))).toEqual(
      expect.arrayContaining(["email", "new email"]),
    );
    expect(await log("observer")).toContain("message");
    expect(marks.in(await log("observer"))).toEqual([]);
  });

  it("shows no mark in dead letters, which carry ids and the functions' own words", async () => {
    const letters = await deadLetterText();
    expect(letters).toContain("eml_");
    expect(letters).toContain("errorMessage");
    expect(marks.in(letters)).toEqual([]);
  });
});

describe("the erasure", () => {
  it("leaves no mark in the table, the bucket, the queues and the logs", async () => {
    const { jobId } = await done("eraseParticipant", { token }, { id: person });
    await follow();
    await runJob(worker(), jobId, { erasure: eraseEverywhere }, { budgetMs: 30_000 });
    await follow();
    // requests that were under way
    await call(
      "ingestEvents",
      { token: program },
      {
        id: session,
        events: [
          { seq: 10, type: "click", at: new Date().toISOString(), target: marks.material("late") },
        ],
      },
    );
    expect((await call("readParticipant", { token }, { id: person })).status).toBe(404);
    const { job } = await done("readJob", { token }, { id: jobId });
    expect(job).toMatchObject({ status: "done", result: { remains: expect.any(Array) } });
    const second = (await world.ctx.everything()).find(
      ({ kind, jobKind, dueAt }) => kind === "job" && jobKind === "erasure" && dueAt,
    )!;
    world.ctx.advance(secondSweepMinutes * 60_000);
    await runJob(worker(), second.id, { erasure: eraseEverywhere }, { budgetMs: 30_000 });
    await follow();

    const items = (await world.ctx.everything()).filter(
      (item) => marks.in(textOf(item)).length > 0,
    );
    expect(
      items.map((item) => ({ kind: item.kind, pk: item.pk, fields: marks.in(textOf(item)) })),
    ).toEqual([]);
    expect(marks.in(await bucketText())).toEqual([]);
    expect(marks.in(told.bus.join("\n"))).toEqual([]);
    expect(marks.in(told.logs.join("\n"))).toEqual([]);
    expect(marks.in(JSON.stringify(world.ctx.logged))).toEqual([]);
  });

  it("leaves nothing that names the person's id but proofs", async () => {
    const left = (await world.ctx.everything()).filter((item) => textOf(item).includes(person));
    expect([...new Set(left.map(({ kind }) => kind))].sort()).toEqual([
      "audit",
      "idempotency",
      "job",
      "tombstone",
    ]);
  });
});
