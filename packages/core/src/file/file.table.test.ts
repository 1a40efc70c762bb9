import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import type { Bucket } from "../aws/bucket.ts";
import { give } from "../consent/give.ts";
import type { Context } from "../context.ts";
import { idempotencyHours } from "../idempotency/idempotency.ts";
import type { JobStep, StoredJob } from "../job/job.ts";
import * as Session from "../session/store.ts";
import { observer, researcher, testContext } from "../testing/context.ts";
import { registered, self } from "../testing/participant.ts";
import { recorded } from "../testing/recorded.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { completeFile } from "./complete.ts";
import { deleteFile } from "./delete.ts";
import { objectKeyOf } from "./file.ts";
import { listFiles } from "./list.ts";
import { requestParts } from "./parts.ts";
import { fileStore } from "./person-store.ts";
import { projectFile } from "./project.ts";
import { readFile } from "./read.ts";
import { retireFile } from "./remove.ts";
import { removeFilesStep } from "./remove-files.ts";
import { previewRetention } from "./retention.ts";
import { storageStatistics } from "./statistics.ts";
import * as File from "./store.ts";
import { sweepFilesStep } from "./sweep.ts";
import { uploadFile } from "./upload.ts";
import { type ArrivedObject, verifyObject } from "./verify.ts";
import { verifyFilesStep } from "./verify-files.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const withBucket = <C extends Context>(ctx: C) => ({ ...ctx, bucket: services.bucket });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** Signature, header and one chunk of image data of its own. */
const png = () =>
  Buffer.concat([
    Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
    Buffer.from("000000c849444154", "hex"),
    randomBytes(204),
  ]);

/** A verified person who lets itself be recorded, with a session for now. */
async function scene(consents?: { recording: boolean }) {
  const ctx = await testContext();
  const { person, session, own, client } = await recorded(ctx, consents);
  return { ctx, person, session, own: withBucket(own), client: withBucket(client) };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const promise = (bytes: Uint8Array, more: object = {}) => ({
  name: "shot.png",
  contentType: "image/png",
  size: bytes.length,
  sha256: sha256(bytes),
  ...more,
});

/** Posts the form as a browser does. */
async function post(upload: unknown, bytes: Uint8Array): Promise<number> {
  const { url, fields } = upload as { url: string; fields: Record<string, string> };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)]), "shot.png");
  return (await fetch(url, { method: "POST", body: form })).status;
}

/** The bucket's reports on a file's object. */
const arrivals = (fileId: string): ArrivedObject[] =>
  services
    .events<{ object: { key: string; "version-id"?: string } }>("Object Created")
    .filter(({ object }) => object.key === objectKeyOf(fileId))
    .map(({ object }) => ({ key: object.key, versionId: object["version-id"] }));

async function verifyArrivals({ ctx }: Pick<Scene, "ctx">, fileId: string) {
  for (const object of arrivals(fileId)) await verifyObject(withBucket(ctx), object);
}

/** What a job ends with, step by step. */
async function finish({ ctx }: Pick<Scene, "ctx">, step: JobStep<{ bucket: Bucket }>, more = {}) {
  const job = { input: {}, attempts: 1, ...more } as unknown as StoredJob;
  let result = await step(withBucket(ctx), job);
  while (!("done" in result))
    result = await step(withBucket(ctx), { ...job, progress: result.progress });
  return result.result;
}

async function stored(scene: Scene, bytes = png()) {
  const { file, upload } = await uploadFile(scene.client, promise(bytes));
  expect(await post(upload, bytes)).toBeLessThan(300);
  await verifyArrivals(scene, file.id);
  return file;
}

describe("a file in one request", () => {
  it("is promised, sent to the bucket, verified and read", async () => {
    const here = await scene();
    const bytes = png();
    const { file, upload } = await uploadFile(here.client, promise(bytes));
    expect(file).toMatchObject({
      status: "uploading",
      category: "screenshot",
      sessionId: here.session.id,
      participantId: here.person.id,
    });
    await expect(readFile(here.own, { id: file.id })).rejects.toMatchObject({
      code: "not_verified",
    });
    expect(await post(upload, bytes)).toBeLessThan(300);
    await verifyArrivals(here, file.id);
    await verifyArrivals(here, file.id);
    expect(await completeFile(here.client, { id: file.id, durationSeconds: 2 })).toMatchObject({
      file: { status: "ready", durationSeconds: 2 },
    });
    const told = await readFile({ ...here.own, accept: "application/json" }, { id: file.id });
    const { url } = told as { url: string };
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="shot\.png"/);
    expect(await readFile(here.own, { id: file.id })).toMatchObject({
      status: 302,
      headers: { location: expect.stringContaining("X-Amz-Signature") },
    });
  });

  it("is refused by the bucket when it is larger or of another type than promised", async () => {
    const here = await scene();
    const bytes = png();
    const { file, upload } = await uploadFile(here.client, promise(bytes));
    expect(await post(upload, Buffer.concat([bytes, bytes]))).toBe(400);
    const { url, fields } = upload as { url: string; fields: Record<string, string> };
    const altered = { url, fields: { ...fields, "Content-Type": "text/html" } };
    expect(await post(altered, bytes)).toBe(403);
    expect(arrivals(file.id)).toEqual([]);
  });

  it.each([
    ["hash_differs", (bytes: Buffer) => ({ sent: randomBytes(bytes.length), ...promise(bytes) })],
    [
      "content_differs",
      () => {
        const script = Buffer.from("<script>alert(1)</script>".padEnd(300));
        return { sent: script, ...promise(script) };
      },
    ],
  ])("is rejected and removed when %s", async (rejection, make) => {
    const here = await scene();
    const { sent, ...input } = make(png());
    const { file, upload } = await uploadFile(here.client, input);
    expect(await post(upload, sent)).toBeLessThan(300);
    await verifyArrivals(here, file.id);
    await verifyArrivals(here, file.id);
    expect(await File.get(here.ctx, file.id)).toMatchObject({ status: "rejected", rejection });
    expect(await services.bucket.head(objectKeyOf(file.id))).toBeUndefined();
  });

  it("keeps the version that was verified when somebody sends another", async () => {
    const here = await scene();
    const bytes = png();
    const { file, upload } = await uploadFile(here.client, promise(bytes));
    await post(upload, bytes);
    await verifyArrivals(here, file.id);
    const other = randomBytes(bytes.length);
    expect(await post(upload, other)).toBeLessThan(300);
    await verifyArrivals(here, file.id);
    const { url } = (await readFile(
      { ...here.own, accept: "application/json" },
      { id: file.id },
    )) as { url: string };
    const read = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(read.equals(bytes)).toBe(true);
    expect((await services.bucket.head(objectKeyOf(file.id)))?.versionId).toBe(
      (await File.get(here.ctx, file.id))?.versionId,
    );
  });

  it("needs consent for what shows the person, before and after it is sent", async () => {
    const here = await scene({ recording: false });
    const bytes = png();
    await expect(uploadFile(here.client, promise(bytes))).rejects.toMatchObject({
      code: "consent_required",
    });
    const log = Buffer.from('{"a":1}');
    const input = { name: "log.json", contentType: "application/json; charset=utf-8" };
    const { file } = await uploadFile(here.client, { ...promise(log), ...input });
    expect(file.category).toBe("log");

    const there = await scene();
    const shot = await uploadFile(there.client, promise(bytes));
    await post(shot.upload, bytes);
    await give(there.own, { id: there.person.id, purpose: "recording", given: false });
    await verifyArrivals(there, shot.file.id);
    expect(await File.get(there.ctx, shot.file.id)).toMatchObject({
      status: "rejected",
      rejection: "consent_withdrawn",
    });
  });

  it("is refused for its type or size, and from strangers", async () => {
    const here = await scene();
    const bytes = png();
    const refused = (input: object, code: string) =>
      expect(uploadFile(here.client, { ...promise(bytes), ...input })).rejects.toMatchObject({
        code,
      });
    await refused({ contentType: "text/html" }, "media_type");
    await refused({ contentType: "image/png", category: "log" }, "media_type");
    await refused({ size: 52_428_801 }, "too_large");
    await refused({ sha256: undefined }, "invalid_input");
    await refused({ sessionId: "ses_01JD00000000000000000000ZZ" }, "not_found");
    const stranger = await registered(here.ctx);
    const theirs = withBucket(here.ctx.as(self(stranger)));
    await expect(
      uploadFile(theirs, { ...promise(bytes), sessionId: here.session.id }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(uploadFile(theirs, promise(bytes))).rejects.toMatchObject({
      code: "email_unverified",
    });
  });

  it("is made once for one idempotency key", async () => {
    const here = await scene();
    const bytes = png();
    const client = { ...here.client, idempotency: { key: "k", requestHash: "h" } };
    const first = await uploadFile(client, promise(bytes));
    const again = await uploadFile(client, promise(bytes));
    expect(again.file.id).toBe(first.file.id);
    expect(await post(again.upload, bytes)).toBeLessThan(300);
  });

  it("is told to be gone when it was deleted meanwhile, for as long as the key is remembered", async () => {
    const here = await scene();
    const bytes = png();
    const staff = withBucket(here.ctx.as(researcher));
    const key = { ...staff, idempotency: { key: "k", requestHash: "h" } };
    const promised = { ...promise(bytes), sessionId: here.session.id };
    const first = await uploadFile(key, promised);
    await deleteFile(staff, { id: first.file.id });
    await expect(uploadFile(key, promised)).rejects.toMatchObject({ code: "gone" });
    here.ctx.advance(idempotencyHours * 3_600_000 + 1000);
    expect((await uploadFile(key, promised)).file.id).not.toBe(first.file.id);
  });
});

describe("a file in parts", () => {
  const partBytes = 8 * 2 ** 20;
  /** A WebM of two parts: its signature, then noise. */
  const webm = () => {
    const bytes = Buffer.alloc(partBytes + 1000, 7);
    Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d", "hex").copy(bytes);
    return bytes;
  };
  const video = { name: "screen.webm", contentType: "video/webm" };
  const put = async (part: { url: string; headers: Record<string, string> }, bytes: Uint8Array) =>
    (await fetch(part.url, { method: "PUT", headers: part.headers, body: new Uint8Array(bytes) }))
      .status;

  it("is joined when every part has come, and says which are missing", async () => {
    const here = await scene();
    const bytes = webm();
    const { file } = await uploadFile(here.client, {
      ...promise(bytes),
      ...video,
      partChecksums: true,
    });
    const hashes = [bytes.subarray(0, partBytes), bytes.subarray(partBytes)];
    const { parts, partSize } = await requestParts(here.client, {
      id: file.id,
      parts: hashes.map((each, index) => ({ number: index + 1, sha256: sha256(each) })),
    });
    expect(partSize).toBe(partBytes);
    expect(await put(parts[0]!, randomBytes(partBytes))).toBe(400);
    expect(await put(parts[0]!, hashes[0]!)).toBe(200);
    await expect(completeFile(here.client, { id: file.id })).rejects.toMatchObject({
      code: "parts_missing",
      errors: [{ pointer: "/parts/2", message: "has not arrived" }],
    });
    expect((await requestParts(here.client, { id: file.id })).uploaded).toEqual([1]);
    expect(await put(parts[1]!, hashes[1]!)).toBe(200);
    expect(await completeFile(here.client, { id: file.id })).toMatchObject({
      file: { status: "verifying" },
    });
    expect(await completeFile(here.client, { id: file.id })).toMatchObject({
      file: { status: "verifying" },
    });
    await verifyArrivals(here, file.id);
    expect(await File.get(here.ctx, file.id)).toMatchObject({
      status: "ready",
      size: bytes.length,
    });
  });

  it("ends when consent is taken back: at once, and for who goes on with it", async () => {
    const here = await scene();
    const begun = await uploadFile(here.client, { ...video, live: true });
    const other = await uploadFile(here.client, { ...video, live: true });
    const key = objectKeyOf(begun.file.id);
    const { uploadId } = (await File.get(here.ctx, begun.file.id))!;
    await give(here.own, { id: here.person.id, purpose: "recording", given: false });
    const jobs = (await here.ctx.everything()).filter(({ kind }) => kind === "job");
    expect(jobs.map(({ jobKind }) => jobKind)).toEqual(["remove-files", "remove-files"]);
    await expect(
      requestParts(here.client, { id: begun.file.id, parts: [{ number: 1 }] }),
    ).rejects.toMatchObject({ code: "consent_required" });
    const rejected = { status: "rejected", rejection: "consent_withdrawn" };
    expect(await File.get(here.ctx, begun.file.id)).toMatchObject(rejected);
    expect(await services.bucket.listParts(key, uploadId!)).toBeUndefined();
    const person = { participantId: here.person.id };
    expect(await finish(here, removeFilesStep, person)).toEqual({ ended: 1 });
    expect(await File.get(here.ctx, other.file.id)).toMatchObject(rejected);
  });

  it("says which live parts are too small to be joined, and takes them anew", async () => {
    const here = await scene();
    const bytes = webm();
    const whole = { size: bytes.length, sha256: sha256(bytes) };
    const { file } = await uploadFile(here.client, { ...video, live: true });
    const { parts } = await requestParts(here.client, {
      id: file.id,
      parts: [{ number: 1 }, { number: 2 }],
    });
    await put(parts[0]!, bytes.subarray(0, 1000));
    await put(parts[1]!, bytes.subarray(1000));
    await expect(completeFile(here.client, { id: file.id, ...whole })).rejects.toMatchObject({
      code: "part_too_small",
      errors: [{ pointer: "/parts/1" }],
    });
    await put(parts[0]!, bytes.subarray(0, partBytes));
    await put(parts[1]!, bytes.subarray(partBytes));
    await completeFile(here.client, { id: file.id, ...whole });
    await verifyArrivals(here, file.id);
    expect(await File.get(here.ctx, file.id)).toMatchObject({ status: "ready" });
  });

  it("may be sent while it is made: the whole is told at the end", async () => {
    const here = await scene();
    const bytes = webm();
    const { file } = await uploadFile(here.client, { ...video, live: true });
    await expect(completeFile(here.client, { id: file.id })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const { parts } = await requestParts(here.client, {
      id: file.id,
      parts: [{ number: 1 }, { number: 2 }],
    });
    await put(parts[0]!, bytes.subarray(0, partBytes));
    await put(parts[1]!, bytes.subarray(partBytes));
    await completeFile(here.client, {
      id: file.id,
      size: bytes.length,
      sha256: sha256(bytes),
      recordingId: "r1",
    });
    await verifyArrivals(here, file.id);
    expect(await File.get(here.ctx, file.id)).toMatchObject({ status: "ready", recordingId: "r1" });
  });
});

describe("files that are there", () => {
  it("are listed for those who may know of them", async () => {
    const here = await scene();
    const file = await stored(here);
    const page = { limit: 50 };
    const ids = async (ctx: Context, input: object = {}) =>
      (await listFiles(ctx, { ...page, ...input })).items.map(({ id }) => id);
    expect(await ids(here.own)).toEqual([file.id]);
    expect(await ids(here.ctx.as(observer), { sessionId: here.session.id })).toEqual([file.id]);
    expect(await ids(here.ctx.as(observer), { category: "log" })).toEqual([]);
    expect(await ids(here.ctx.as(observer), { status: "ready" })).toEqual([file.id]);
    const stranger = await registered(here.ctx);
    const client: Actor = { kind: "client", sessionId: "ses_other", source: "app" };
    for (const actor of [self(stranger), client])
      await expect(readFile(withBucket(here.ctx.as(actor)), { id: file.id })).rejects.toMatchObject(
        { code: "not_found" },
      );
  });

  it("are deleted with every version, once", async () => {
    const here = await scene();
    const file = await stored(here);
    const [object] = arrivals(file.id);
    expect(await deleteFile(here.own, { id: file.id })).toBeUndefined();
    expect(await services.bucket.head(objectKeyOf(file.id), object!.versionId)).toBeUndefined();
    await expect(deleteFile(here.own, { id: file.id })).rejects.toMatchObject({
      code: "not_found",
    });
    // a late report does not bring it back
    await verifyArrivals(here, file.id);
    expect(await File.get(here.ctx, file.id)).toBeUndefined();
  });

  it("are kept by a legal hold and go when their days are over", async () => {
    const here = await scene();
    const file = await stored(here);
    const item = async () => (await here.ctx.everything()).find(({ kind }) => kind === "file")!;
    const session = (await Session.get(here.ctx, here.session.id, { consistent: true }))!;
    await Session.replace(
      here.ctx,
      { ...session, hold: { reason: "a case" } },
      { ifVersion: session.version },
    );
    await expect(deleteFile(here.own, { id: file.id })).rejects.toMatchObject({ code: "on_hold" });
    here.ctx.advance(91 * 24 * 3_600_000);
    await retireFile(withBucket(here.ctx), await item());
    expect(await File.get(here.ctx, file.id)).toBeDefined();
    expect(Date.parse((await item()).dueAt) - here.ctx.now()).toBe(24 * 3_600_000);
    expect((await previewRetention(here.ctx.as(researcher), { limit: 50 })).items).toEqual([]);
    here.ctx.advance(24 * 3_600_000);
    const held = (await Session.get(here.ctx, here.session.id, { consistent: true }))!;
    await Session.replace(here.ctx, { ...held, hold: undefined }, { ifVersion: held.version });
    const due = await previewRetention(here.ctx.as(researcher), { limit: 50 });
    expect(due.items).toMatchObject([{ file: { id: file.id }, reason: "retention" }]);
    await retireFile(withBucket(here.ctx), await item());
    expect(await File.get(here.ctx, file.id)).toBeUndefined();
    expect(await services.bucket.head(objectKeyOf(file.id))).toBeUndefined();
  });

  it("are counted by category and type, whatever the stream repeats", async () => {
    const here = await scene();
    const bytes = png();
    await stored(here, bytes);
    const after = (await here.ctx.everything()).find(({ kind }) => kind === "file")!;
    const change = { id: "1", before: undefined, after };
    expect(await projectFile(here.ctx, change)).toMatchObject([{ type: "file.ready" }]);
    await projectFile(here.ctx, change);
    const one = { files: 1, bytes: bytes.length };
    expect(await storageStatistics(here.ctx)).toMatchObject({
      ...one,
      byCategory: { screenshot: one },
      byType: { "image/png": one },
      byMonth: { "2026-11": one },
      dueForRemoval: { files: 0, bytes: 0 },
      oldestAt: after.createdAt,
    });
    here.ctx.advance(91 * 24 * 3_600_000);
    expect((await storageStatistics(here.ctx)).dueForRemoval).toEqual(one);
    await projectFile(here.ctx, { id: "2", before: after, after: undefined });
    await projectFile(here.ctx, { id: "2", before: after, after: undefined });
    expect(await storageStatistics(here.ctx)).toMatchObject({ files: 0, bytes: 0, byType: {} });
  });

  it("are re-checked against their hashes", async () => {
    const here = await scene();
    const whole = await stored(here);
    const lost = await stored(here);
    await services.bucket.deleteAll(objectKeyOf(lost.id));
    const result = await finish(here, verifyFilesStep);
    expect(result).toEqual({
      checked: 2,
      damaged: [{ fileId: lost.id, fault: "missing" }],
    });
    expect(whole.id).not.toBe(lost.id);
  });

  it("are given up when their upload does not end, save what lies there after all", async () => {
    const here = await scene();
    const bytes = png();
    const left = await uploadFile(here.client, promise(bytes));
    const forgotten = await uploadFile(here.client, promise(bytes));
    await post(forgotten.upload, bytes); // and the bus tells nobody
    here.ctx.advance(25 * 3_600_000);
    const items = (await here.ctx.everything()).filter(({ kind }) => kind === "file");
    expect(await previewRetention(here.ctx.as(researcher), { limit: 50 })).toMatchObject({
      items: [{ reason: "upload_given_up" }, { reason: "upload_given_up" }],
    });
    for (const item of items) await retireFile(withBucket(here.ctx), item);
    expect(await File.get(here.ctx, left.file.id)).toBeUndefined();
    expect(await File.get(here.ctx, forgotten.file.id)).toMatchObject({ status: "ready" });
  });

  it("go with the session's data, unless a hold keeps them", async () => {
    const here = await scene();
    const file = await stored(here);
    const job = { participantId: here.person.id, input: { sessionId: here.session.id } };
    const session = (await Session.get(here.ctx, here.session.id, { consistent: true }))!;
    await Session.replace(
      here.ctx,
      { ...session, hold: { reason: "a case" } },
      { ifVersion: session.version },
    );
    expect(await finish(here, removeFilesStep, job)).toEqual({ held: true });
    expect(await File.get(here.ctx, file.id)).toBeDefined();
    const waiting = (await here.ctx.everything()).filter(({ kind }) => kind === "job");
    expect(waiting).toMatchObject([{ jobKind: "remove-files", participantId: here.person.id }]);
    const held = (await Session.get(here.ctx, here.session.id, { consistent: true }))!;
    await Session.replace(here.ctx, { ...held, hold: undefined }, { ifVersion: held.version });
    expect(await finish(here, removeFilesStep, job)).toEqual({ removed: 1 });
    expect(await File.get(here.ctx, file.id)).toBeUndefined();
    expect(await services.bucket.head(objectKeyOf(file.id))).toBeUndefined();
    // what still arrives for a session without data is not kept
    const late = await uploadFile(here.client, promise(png()));
    const kept = (await Session.get(here.ctx, here.session.id, { consistent: true }))!;
    await Session.replace(here.ctx, { ...kept, dataDeleted: true }, { ifVersion: kept.version });
    await post(late.upload, png());
    await verifyArrivals(here, late.file.id);
    expect(await File.get(here.ctx, late.file.id)).toMatchObject({ rejection: "data_deleted" });
  });

  it("are brought together with their records again", async () => {
    const here = await scene();
    const kept = await stored(here);
    const lost = await stored(here);
    await services.bucket.deleteAll(objectKeyOf(lost.id));
    const orphan = "files/fil_01JD00000000000000000000ZZ";
    await services.bucket.put(orphan, "nobody's", "text/plain");
    await services.bucket.put(objectKeyOf(kept.id), "another version", "text/plain");
    const uploadId = await services.bucket.createMultipart(orphan, "video/webm", false);
    // the store goes by its own clock
    here.ctx.advance(Date.now() - here.ctx.now());
    expect(await finish(here, sweepFilesStep)).toMatchObject({ missingObjects: 1 });
    expect(await services.bucket.head(orphan)).toBeDefined();
    here.ctx.advance(2 * 3_600_000);
    const found = (await finish(here, sweepFilesStep)) as Record<string, number>;
    expect(found.removedObjects).toBeGreaterThanOrEqual(2);
    expect(found.abortedUploads).toBeGreaterThanOrEqual(1);
    expect(await services.bucket.head(orphan)).toBeUndefined();
    expect(await services.bucket.listParts(orphan, uploadId)).toBeUndefined();
    const { versionId } = (await File.get(here.ctx, kept.id))!;
    expect(await services.bucket.head(objectKeyOf(kept.id))).toMatchObject({ versionId });
    expect(await File.get(here.ctx, lost.id)).toMatchObject({
      status: "rejected",
      rejection: "object_missing",
    });
  });

  it("leave with the person", async () => {
    const here = await scene();
    const file = await stored(here);
    expect(await fileStore.exportOf(here.ctx, here.person.id)).toMatchObject({
      files: [{ id: file.id }],
    });
    await fileStore.eraseOf(withBucket(here.ctx), here.person.id);
    expect(await File.get(here.ctx, file.id)).toBeUndefined();
    expect(await services.bucket.head(objectKeyOf(file.id))).toBeUndefined();
  });
});
