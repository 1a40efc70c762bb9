import { randomInt } from "node:crypto";
import { readdir } from "node:fs/promises";
import { objectKeyOf } from "@luna/core/file/file";
import { finishRecordings, startRecording } from "@luna/sdk";
import { folderJournal } from "@luna/sdk/node";
import { describe, expect, it } from "vitest";
import { webm } from "../testing/upload-world.ts";
import { useUploadWorld, video } from "../testing/use-upload-world.ts";

const mb = 2 ** 20;
const here = useUploadWorld();

describe("an upload", () => {
  it("leaves nothing when it is cancelled", async () => {
    let cancelled: Promise<void> | undefined;
    here.world.onPart = ({ part }) => {
      if (part === 3) cancelled ??= upload.cancel();
    };
    const upload = here.begin(webm(17 * mb), { partChecksums: true });
    await expect(upload.done).rejects.toMatchObject({ name: "CancelledError" });
    await cancelled;
    const [{ fileId } = { fileId: "" }] = here.world.sent;
    expect(await here.world.stored(fileId)).toEqual({ status: "absent", bytes: undefined });
    expect((await here.world.services.bucket.listUploads(objectKeyOf(fileId))).uploads).toEqual([]);
  });

  it("begins anew when what it had begun before a crash was removed meanwhile", async () => {
    const content = webm(17 * mb);
    const journal = folderJournal(here.folderOf("removed"));
    const crashed = new AbortController();
    here.world.onPart = ({ part }) => {
      if (part === 2) crashed.abort(new Error("the process is gone"));
    };
    const more = { journal, partChecksums: true };
    await expect(here.begin(content, { ...more, signal: crashed.signal }).done).rejects.toThrow(
      "gone",
    );
    const [{ fileId } = { fileId: "" }] = here.world.sent;
    await here.world.client.deleteFile({ id: fileId });
    here.world.onPart = () => undefined;
    const { id } = await here.begin(content, more).done;
    expect(id).not.toBe(fileId);
    await here.expectStored(id, content);
  });

  it("is one request for what is small", async () => {
    const content = new TextEncoder().encode('{"a":1}');
    const log = { name: "log.json", contentType: "application/json" };
    const { id } = await here.begin(content, log).done;
    expect(here.world.sent).toEqual([]);
    await here.expectStored(id, content);
  });

  it("is refused before anything is sent", async () => {
    await expect(here.begin(webm(100), { contentType: "text/html" }).done).rejects.toMatchObject({
      code: "media_type",
    });
  });
});

describe("a recording", () => {
  const record = (more: object = {}) =>
    startRecording({
      client: here.world.client,
      sessionId: here.world.sessionId,
      ...video,
      ...more,
    });

  it("is sent while it is made, whatever breaks, and ended after a reload", {
    timeout: 30_000,
  }, async () => {
    const content = webm(19 * mb + 123);
    const place = here.folderOf("live");
    const journal = folderJournal(place);
    const first = await record({ journal, recordingId: "r-1", segment: 0 });
    let breaks = 1;
    here.world.breakAfter = ({ bytes }) => (breaks-- > 0 ? randomInt(bytes) : undefined);
    let at = 0;
    for (; at < 18 * mb; at += mb) await first.append(content.subarray(at, at + mb));
    await first.append(new Blob([content.subarray(at)]));
    // both full parts are through: their sixteen pieces have left the journal, which has its head and three
    await expect.poll(async () => (await readdir(place)).length, { timeout: 15_000 }).toBe(4);
    // the page is gone here; nobody calls finish. What a new one knows is what the journal holds.
    expect(await finishRecordings({ client: here.world.client, journal })).toEqual([]); // it still runs
    const { finishRecordings: later } = await freshModules();
    const ended = await later({ client: here.world.client, journal: folderJournal(place) });
    expect(ended).toMatchObject([{ recordingId: "r-1", segment: 0, file: { segment: 0 } }]);
    expect(await readdir(place)).toEqual([]);
    await here.expectStored(ended[0]!.file!.id, content);
  });

  it("ends when consent is taken back, and leaves nothing anywhere", async () => {
    const place = here.folderOf("withdrawn");
    const recording = await record({ journal: folderJournal(place) });
    await recording.append(webm(8 * mb));
    await here.world.withdrawConsent();
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
