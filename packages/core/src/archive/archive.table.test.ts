import { createHash, randomBytes } from "node:crypto";
import { eventTypes } from "@luna/contracts/events/event-types";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../event/ingest.ts";
import { list as listEvents } from "../event/list.ts";
import { give as giveFeedback } from "../feedback/give.ts";
import type { KeptFile } from "../file/file.ts";
import { objectKeyOf } from "../file/file.ts";
import * as File from "../file/store.ts";
import { readJob } from "../job/read.ts";
import { runJob } from "../job/run.ts";
import * as Job from "../job/store.ts";
import { add as addNote } from "../note/add.ts";
import * as Session from "../session/store.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { program, running } from "../testing/session.ts";
import { archiveSession } from "./archive-session.ts";
import { sourcesOf } from "./contents.ts";
import { archiveKeyOf, archiveStep } from "./step.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString();
const click = (seq: number) => ({ seq, type: "click" as const, at: at(seq), target: `b${seq}` });

/** A session with events of two sources, a note, feedback and files of these sizes. */
async function scene(sizes: number[]) {
  const ctx = await testContext({ actor: researcher });
  const { session, participant } = await running(ctx);
  const { id } = session;
  await ingest(ctx.as(program(session)), { id, events: [1, 2, 3].map(click) });
  await ingest(ctx.as(program(session)), { id, events: [3, 4].map(click) });
  await ingest(ctx.as(program(session, "portal")), { id, events: [2, 1].map(click).reverse() });
  await addNote(ctx, { id, text: "hesitates", at: at(2) });
  await giveFeedback(ctx, { id, npsScore: 9 });
  const files = [];
  for (const size of sizes) {
    const bytes = randomBytes(size);
    const file: KeptFile = {
      id: `fil_01JD000000000000000000000${files.length}`,
      name: "Xaverine's screen.webm",
      ...{ contentType: "video/webm", category: "recording", status: "ready", size },
      sha256: createHash("sha256").update(bytes).digest("hex"),
      ...{
        sessionId: id,
        participantId: participant.id,
        uploadedBy: "x",
        createdAt: at(size % 60),
      },
      version: 1,
    };
    const { versionId } = await services.bucket.put(objectKeyOf(file.id), bytes, "video/webm");
    await ctx.table.transact([File.createWrite(ctx, { ...file, versionId })]);
    files.push({ file, bytes });
  }
  return { ctx, session, files };
}

const worker = (ctx: TestContext) => ({
  ...ctx.as({ kind: "service", name: "jobs" }),
  bucket: services.bucket,
});

async function contentOf(jobId: string): Promise<Record<string, Buffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await services.bucket.read(archiveKeyOf(jobId)))!) pieces.push(piece);
  return Object.fromEntries(
    Object.entries(unzipSync(Buffer.concat(pieces))).map(([name, bytes]) => [
      name,
      Buffer.from(bytes),
    ]),
  );
}

describe("the archive of a session", () => {
  it("holds all of it as observers see it, and says what everything means", async () => {
    const { ctx, session, files } = await scene([1000]);
    const { jobId } = await archiveSession(ctx, { id: session.id });
    await runJob(worker(ctx), jobId, { archive: archiveStep }, { budgetMs: 10_000 });
    const { job } = await readJob({ ...ctx, bucket: services.bucket }, { id: jobId });
    expect(job).toMatchObject({ status: "done", percent: 100, kind: "archive" });
    const link = await fetch(job.url!);
    expect(link.headers.get("content-disposition")).toContain(`${session.code}.zip`);

    const content = await contentOf(jobId);
    const json = (name: string) => JSON.parse(content[name]!.toString());
    const { items } = (await listEvents(ctx, { id: session.id, limit: 1000 })) as {
      items: object[];
    };
    const lines = content["events.jsonl"]!.toString().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(items);
    expect(items).toHaveLength(6);
    expect(json("session.json")).toMatchObject({ id: session.id, code: session.code });
    expect(json("participant.json")).not.toHaveProperty("firstName");
    expect(json("notes.json")).toMatchObject([{ text: "hesitates" }]);
    expect(json("feedback.json")).toMatchObject({ npsScore: 9 });
    expect(json("struggles.json")).toEqual([]);
    const { createdAt } = (await Job.get(ctx, jobId))!;
    expect(json("report.json")).toMatchObject({
      ...{ type: "session-summary", title: `Session ${session.code}`, generatedAt: createdAt },
      sections: expect.arrayContaining([expect.objectContaining({ title: "Tasks" })]),
    });
    expect(content["report.pdf"]!.subarray(0, 5).toString()).toBe("%PDF-");
    // a run that starts again later writes the same bytes
    ctx.advance(3_600_000);
    const stored = (await Session.get(ctx, session.id))!;
    for await (const { name, read } of sourcesOf(worker(ctx), stored, createdAt, undefined))
      if (name.startsWith("report."))
        for await (const { bytes } of read(0)) expect(content[name]!.equals(bytes)).toBe(true);
    const [{ path, sha256 }] = json("files.json");
    expect(path).toMatch(new RegExp(`^files/${session.code}_recording_fil_\\w+\\.webm$`));
    expect(content[path]!.equals(files[0]!.bytes)).toBe(true);
    expect(sha256).toBe(files[0]!.file.sha256);
    const dictionary = json("data-dictionary.json");
    const described = Object.keys(dictionary.files);
    expect(
      Object.keys(content)
        .filter((name) => !name.startsWith("files/"))
        .sort(),
    ).toEqual(described.sort());
    expect(Object.keys(dictionary.eventTypes)).toEqual(Object.keys(eventTypes));
    expect(dictionary.files["events.jsonl"].schema.properties.correctedAt).toBeDefined();
  });

  it("goes on where it was when it is cut short anywhere, and sends no part of another content", async () => {
    const mb = 2 ** 20;
    const { ctx, session, files } = await scene([3 * mb + 1, 14 * mb, 300]);
    const { jobId } = await archiveSession(ctx, { id: session.id });
    const percents: number[] = [];
    let job = (await Job.get(ctx, jobId))!;
    for (;;) {
      // each step runs twice: the first time nobody hears of its end
      await archiveStep(worker(ctx), job);
      const result = await archiveStep(worker(ctx), job);
      if ("done" in result) break;
      percents.push(result.percent);
      job = structuredClone({ ...job, progress: result.progress });
    }
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.length).toBe(2);
    const content = await contentOf(jobId);
    const stored = files.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"));
    const archived = Object.entries(content)
      .filter(([name]) => name.startsWith("files/"))
      .map(([, bytes]) => createHash("sha256").update(bytes).digest("hex"));
    expect(archived.sort()).toEqual(stored.sort());
  }, 30_000);

  it("ends with a reason when a file goes meanwhile, and leaves no parts", async () => {
    const { ctx, session, files } = await scene([17 * 2 ** 20]);
    const { jobId } = await archiveSession(ctx, { id: session.id });
    const run = () => runJob(worker(ctx), jobId, { archive: archiveStep }, { budgetMs: -1 });
    await run();
    await run();
    const { uploadId } = (await Job.get(ctx, jobId))!.progress as { uploadId: string };
    await services.bucket.deleteAll(objectKeyOf(files[0]!.file.id));
    await run();
    expect(await Job.get(ctx, jobId)).toMatchObject({
      status: "failed",
      reason: expect.stringContaining("ask for a new archive"),
    });
    expect(await services.bucket.listParts(archiveKeyOf(jobId), uploadId)).toBeUndefined();
  }, 30_000);

  it("is made for researchers, of sessions whose data is there, once for a key", async () => {
    const { ctx, session } = await scene([]);
    await expect(archiveSession(ctx.as(observer), { id: session.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const keyed = { ...ctx, idempotency: { key: "k", requestHash: "h" } };
    const first = await archiveSession(keyed, { id: session.id });
    expect(await archiveSession(keyed, { id: session.id })).toEqual(first);
    const stored = (await Session.get(ctx, session.id, { consistent: true }))!;
    await Session.replace(ctx, { ...stored, dataDeleted: true }, { ifVersion: stored.version });
    await expect(archiveSession(ctx, { id: session.id })).rejects.toMatchObject({
      code: "state_conflict",
    });
    await runJob(worker(ctx), first.jobId, { archive: archiveStep }, { budgetMs: 1000 });
    expect((await Job.get(ctx, first.jobId))?.status).toBe("failed");
  });
});
