import { createHash, randomInt } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { objectKeyOf } from "@luna/core/file/file";
import { finishRecordings, startRecording, startUpload } from "@luna/sdk";
import { folderJournal } from "@luna/sdk/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type UploadWorld, uploadWorld, webm } from "../testing/upload-world.ts";

const mb = 2 ** 20;
let world: UploadWorld;
let folder: string;

beforeAll(async () => {
  world = await uploadWorld();
  folder = await mkdtemp(join(tmpdir(), "journal-"));
});
afterAll(async () => {
  await world.services.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  world.sent.length = 0;
  world.breakAfter = () => undefined;
  world.onPart = () => undefined;
});

const video = { name: "screen.webm", contentType: "video/webm" };
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function expectStored(fileId: string, bytes: Uint8Array) {
  await world.verifyArrivals();
  const stored = await world.stored(fileId);
  expect(stored.status).toBe("ready");
  expect(sha256(stored.bytes!)).toBe(sha256(bytes));
}

const begin = (content: Uint8Array<ArrayBuffer>, more: object = {}) =>
  startUpload({ client: world.client, content, sessionId: world.sessionId, ...video, ...more });

describe("an upload", () => {
  it("leaves nothing when it is cancelled", async () => {
    let cancelled: Promise<void> | undefined;
    world.onPart = ({ part }) => {
      if (part === 3) cancelled ??= upload.cancel();
    };
    const upload = begin(webm(17 * mb), { partChecksums: true });
    await expect(upload.done).rejects.toMatchObject({ name: "CancelledError" });
    await cancelled;
    const [{ fileId } = { fileId: "" }] = world.sent;
    expect(await world.stored(fileId)).toEqual({ status: "absent", bytes: undefined });
    expect((await world.services.bucket.listUploads(objectKeyOf(fileId))).uploads).toEqual([]);
  });

  it("is one request for what is small", async () => {
    const content = new TextEncoder().encode('{"a":1}');
    const log = { name: "log.json", contentType: "application/json" };
    const { id } = await begin(content, log).done;
    expect(world.sent).toEqual([]);
    await expectStored(id, content);
  });

  it("is refused before anything is sent", async () => {
    await expect(begin(webm(100), { contentType: "text/html" }).done).rejects.toMatchObject({
      code: "media_type",
    });
  });
});

describe("a recording", () => {
  const record = (more: object = {}) =>
    startRecording({ client: world.client, sessionId: world.sessionId, ...video, ...more });

  it("is sent while it is made, whatever breaks, and ended after a reload", async () => {
    const content = webm(19 * mb + 123);
    const place = join(folder, "live");
    const journal = folderJournal(place);
    const first = await record({ journal, recordingId: "r-1", segment: 0 });
    let breaks = 1;
    world.breakAfter = ({ bytes }) => (breaks-- > 0 ? randomInt(bytes) : undefined);
    let at = 0;
    for (; at < 18 * mb; at += mb) await first.append(content.subarray(at, at + mb));
    await first.append(new Blob([content.subarray(at)]));
    // the page is gone here; nobody calls finish. What a new one knows is what the journal holds.
    expect(await finishRecordings({ client: world.client, journal })).toEqual([]); // it still runs
    const { finishRecordings: later } = await freshModules();
    const ended = await later({ client: world.client, journal: folderJournal(place) });
    expect(ended).toMatchObject([{ recordingId: "r-1", segment: 0, file: { segment: 0 } }]);
    expect(await readdir(place)).toEqual([]);
    await expectStored(ended[0]!.file!.id, content);
  });

  it("ends when consent is taken back, and leaves nothing anywhere", async () => {
    const place = join(folder, "withdrawn");
    const recording = await record({ journal: folderJournal(place) });
    await recording.append(webm(8 * mb));
    await world.withdrawConsent();
    await expect(
      (async () => {
        for (let times = 0; times < 50; times++) {
          await recording.append(webm(8 * mb));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      })(),
    ).rejects.toMatchObject({ code: "consent_required" });
    await expect(recording.finish()).rejects.toMatchObject({ code: "consent_required" });
    expect(await readdir(place)).toEqual([]);
    const again = await record(); // nothing is promised before the first bytes
    await expect(again.append(webm(100))).resolves.toBeUndefined();
    await expect(again.finish()).rejects.toMatchObject({ code: "consent_required" });
  });
});

/** The SDK as a page that was just loaded has it. */
async function freshModules(): Promise<typeof import("@luna/sdk")> {
  const { vi } = await import("vitest");
  vi.resetModules();
  return import("@luna/sdk");
}
