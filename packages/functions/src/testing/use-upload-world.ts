import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startUpload, type Upload, type UploadOptions } from "@luna/sdk";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type UploadWorld, uploadWorld } from "./upload-world.ts";

export const video = { name: "screen.webm", contentType: "video/webm" };
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** One world for the tests of a file, unbroken at the beginning of each. */
export function useUploadWorld() {
  let made: UploadWorld;
  let folder: string;
  beforeAll(async () => {
    made = await uploadWorld();
    folder = await mkdtemp(join(tmpdir(), "journal-"));
  });
  afterAll(async () => {
    await made?.services.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    made.sent.length = 0;
    made.breakAfter = () => undefined;
    made.onPart = () => undefined;
  });
  return {
    get world() {
      return made;
    },
    /** A folder for a journal. */
    folderOf: (name: string) => join(folder, name),
    begin: (content: Uint8Array<ArrayBuffer>, more: Partial<UploadOptions> = {}): Upload =>
      startUpload({ client: made.client, content, sessionId: made.sessionId, ...video, ...more }),
    /** The file is verified, and its bytes are these. */
    async expectStored(fileId: string, bytes: Uint8Array): Promise<void> {
      await made.verifyArrivals();
      const stored = await made.stored(fileId);
      expect(stored.status).toBe("ready");
      expect(sha256(stored.bytes!)).toBe(sha256(bytes));
    },
  };
}
