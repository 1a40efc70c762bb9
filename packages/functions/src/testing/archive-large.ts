/** Archives a large session in a process of its own, and tells how much memory that took. */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { archiveSession } from "@luna/core/archive/archive-session";
import { archiveKeyOf } from "@luna/core/archive/step";
import { append } from "@luna/core/event/store";
import { type KeptFile, objectKeyOf } from "@luna/core/file/file";
import * as File from "@luna/core/file/store";
import * as Job from "@luna/core/job/store";
import { researcher } from "@luna/core/testing/context";
import { Unzip, UnzipInflate } from "fflate";
import type { UploadWorld } from "./upload-world.ts";

export interface ArchivedLarge {
  status: string | undefined;
  /** Greatest resident memory of the process, in MB. */
  peakMb: number;
  seconds: number;
  /** As read back from the archive. */
  events: number;
  inOrder: boolean;
  recordingEqual: boolean;
}

const eventsAtOnce = 500;
const partBytes = 32 * 2 ** 20;

export async function archiveLarge(
  world: UploadWorld,
  size: { events: number; recordingBytes: number },
): Promise<ArchivedLarge> {
  await storeEvents(world, size.events);
  const sha256 = await storeRecording(world, size.recordingBytes);
  const ctx = world.service.ctx.as(researcher);
  const { jobId } = await archiveSession(ctx, { id: world.sessionId });
  const { peakMb, seconds } = await runApart(jobId);
  const read = await readBack(world, jobId);
  return {
    status: (await Job.get(ctx, jobId))?.status,
    peakMb,
    seconds,
    events: read.events,
    inOrder: read.inOrder,
    recordingEqual: read.recordingSha256 === sha256,
  };
}

async function storeEvents({ service, sessionId }: UploadWorld, count: number): Promise<void> {
  const begin = Date.now();
  for (let first = 1; first <= count; first += eventsAtOnce) {
    const events = Array.from(
      { length: Math.min(eventsAtOnce, count - first + 1) },
      (_, index) => ({
        seq: first + index,
        type: "click" as const,
        at: new Date(begin + (first + index) * 20).toISOString(),
        target: `button-${(first + index) % 97}`,
        data: { text: randomBytes(120).toString("base64") },
      }),
    );
    await append(service.ctx, {
      sessionId,
      source: first % 1000 === 1 ? "app" : "portal",
      events,
      ignored: [],
      receivedAt: new Date(begin + first * 20).toISOString(),
    });
  }
}

/** A verified recording, whose hash is given back. */
async function storeRecording(world: UploadWorld, size: number): Promise<string> {
  const { services, service, sessionId, participantId } = world;
  const id = "fil_01JD0000000000000000000AAA";
  const key = objectKeyOf(id);
  const uploadId = await services.bucket.createMultipart(key, "video/webm", false);
  const hash = createHash("sha256");
  const block = withoutSignatures(randomBytes(partBytes));
  for (let at = 0, number = 1; at < size; at += partBytes, number++) {
    const part = block.subarray(0, Math.min(partBytes, size - at));
    part.writeUInt32LE(number);
    hash.update(part);
    await services.bucket.uploadPart(key, uploadId, number, part);
  }
  const parts = (await services.bucket.listParts(key, uploadId))!;
  await services.bucket.completeMultipart(key, uploadId, parts);
  const head = await services.bucket.head(key);
  const sha256 = hash.digest("hex");
  const file: KeptFile = {
    ...{ id, name: "screen.webm", contentType: "video/webm", category: "recording", size, sha256 },
    ...{ status: "ready", sessionId, participantId, uploadedBy: "test", version: 1 },
    createdAt: new Date().toISOString(),
    versionId: head?.versionId,
  };
  await service.ctx.table.transact([File.createWrite(service.ctx, file)]);
  return sha256;
}

/**
 * The reader below finds an entry's end by a signature of ZIP: one in 40 recordings of random bytes
 * would hold one by chance.
 */
function withoutSignatures(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf("PK"); at >= 0; at = bytes.indexOf("PK", at)) bytes[at] = 0;
  return bytes;
}

/** The function of the jobs, as Lambda would run it. */
export async function runApart(jobId: string): Promise<{ peakMb: number; seconds: number }> {
  const script = new URL("./run-job.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, jobId], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) last = line;
  return JSON.parse(last) as { peakMb: number; seconds: number };
}

async function readBack({ services }: UploadWorld, jobId: string) {
  const found = { events: 0, inOrder: true, recordingSha256: "" };
  let latest = "";
  let rest = "";
  const decoder = new TextDecoder();
  const unzip = new Unzip((entry) => {
    const hash = createHash("sha256");
    entry.ondata = (error, bytes, final) => {
      if (error) throw error;
      hash.update(bytes);
      if (final && entry.name.endsWith(".webm")) found.recordingSha256 = hash.digest("hex");
      if (entry.name !== "events.jsonl") return;
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop()!;
      for (const line of lines) {
        const { correctedAt } = JSON.parse(line) as { correctedAt: string };
        found.events += 1;
        found.inOrder &&= latest <= correctedAt;
        latest = correctedAt;
      }
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const stream = await services.bucket.read(archiveKeyOf(jobId));
  for await (const piece of stream ?? []) unzip.push(new Uint8Array(piece));
  unzip.push(new Uint8Array(0), true);
  return found;
}
