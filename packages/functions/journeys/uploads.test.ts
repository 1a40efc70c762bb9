import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startUpload } from "@luna/sdk";
import { folderJournal } from "@luna/sdk/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { brokenUploads } from "../src/testing/broken-uploads.ts";
import { type UploadWorld, uploadWorld, webm } from "../src/testing/upload-world.ts";

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

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const large = 52_428_801;

async function expectStored(fileId: string, bytes: Uint8Array) {
  await world.verifyArrivals();
  const stored = await world.stored(fileId);
  expect(stored.status).toBe("ready");
  expect(sha256(stored.bytes!)).toBe(sha256(bytes));
}

const begin = (content: Uint8Array<ArrayBuffer>, more: object = {}) =>
  startUpload({
    ...{ client: world.client, content, sessionId: world.sessionId },
    ...{ name: "screen.webm", contentType: "video/webm", ...more },
  });

it("completes 10 uploads whose connections break at a random byte, each part sent twice at most", async () => {
  const result = await brokenUploads(world, { uploads: 10, bytes: 9 * 2 ** 20 });
  expect(result).toEqual({ complete: 10, equal: 10, broken: 10, sentTwice: 10, sentMore: 0 });
});

describe("an upload of more than 50 MB", () => {
  it("goes on where it was after a crash, also once more with what is there already", async () => {
    const content = webm(large);
    const crashed = new AbortController();
    const journal = folderJournal(join(folder, "crash"));
    world.onPart = ({ part }) => {
      if (part === 5) crashed.abort(new Error("the process is gone"));
    };
    await expect(begin(content, { journal, signal: crashed.signal }).done).rejects.toThrow("gone");
    const before = new Set(world.sent.map(({ part }) => part));
    world.sent.length = 0;
    world.onPart = () => undefined;
    const { id } = await begin(content, { journal: folderJournal(join(folder, "crash")) }).done;
    const after = world.sent.map(({ part }) => part);
    expect(after.length).toBeLessThan(7);
    expect(new Set([...before, ...after]).size).toBe(7);
    expect(await readdir(join(folder, "crash"))).toEqual([]);
    await expectStored(id, content);
  });

  it("pauses and goes on, and tells how far it is", async () => {
    const content = webm(large);
    const progress: { phase: string; sentBytes: number; hashedBytes: number }[] = [];
    let pause = () => undefined;
    world.onPart = ({ part }) => {
      if (part === 4) pause();
    };
    const upload = begin(content, { onProgress: (each: never) => progress.push(each) });
    pause = () => {
      pause = () => undefined;
      upload.pause();
      setTimeout(() => upload.resume(), 30);
    };
    const { id } = await upload.done;
    expect(world.sent.length).toBeLessThanOrEqual(7 + 3);
    expect(progress[0]).toMatchObject({ phase: "hashing", hashedBytes: 0 });
    expect(progress.at(-1)).toMatchObject({ phase: "sending", sentBytes: large });
    await expectStored(id, content);
  });
});
