/** Archives a session of very many small files, and reads the archive back. */
import { createHash, randomBytes } from "node:crypto";
import { archiveSession } from "@luna/core/archive/archive-session";
import { archiveKeyOf } from "@luna/core/archive/step";
import { type KeptFile, objectKeyOf } from "@luna/core/file/file";
import * as File from "@luna/core/file/store";
import * as Job from "@luna/core/job/store";
import { researcher } from "@luna/core/testing/context";
import { unzipSync } from "fflate";
import { runApart } from "./archive-large.ts";
import type { UploadWorld } from "./upload-world.ts";

const atOnce = 20;

export async function archiveMany(world: UploadWorld, size: { files: number; bytesEach: number }) {
  const hashes = new Map<string, string>();
  for (let first = 0; first < size.files; first += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, size.files - first) }, async (_, n) => {
        const { id, sha256 } = await storeFile(world, first + n, size.bytesEach);
        hashes.set(id, sha256);
      }),
    );
  const ctx = world.service.ctx.as(researcher);
  const { jobId } = await archiveSession(ctx, { id: world.sessionId });
  const { peakMb, seconds } = await runApart(jobId);
  const pieces: Uint8Array[] = [];
  for await (const piece of (await world.services.bucket.read(archiveKeyOf(jobId))) ?? [])
    pieces.push(piece);
  const entries = Object.entries(unzipSync(Buffer.concat(pieces)));
  const archived = entries.flatMap(([name, bytes]) => {
    const id = /fil_\w+/.exec(name)?.[0];
    return id && hashes.has(id) ? [{ id, sha256: hashOf(bytes) }] : [];
  });
  return {
    status: (await Job.get(ctx, jobId))?.status,
    peakMb,
    seconds,
    files: archived.length,
    equal: archived.every(({ id, sha256 }) => hashes.get(id) === sha256),
  };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function storeFile(world: UploadWorld, number: number, bytesEach: number) {
  const { services, service, sessionId, participantId } = world;
  const id = `fil_01JE${String(number).padStart(22, "0")}`;
  const bytes = randomBytes(bytesEach);
  const { versionId } = await services.bucket.put(objectKeyOf(id), bytes, "image/png");
  const sha256 = hashOf(bytes);
  const file: KeptFile = {
    ...{ id, name: "shot.png", contentType: "image/png", category: "screenshot", sha256 },
    ...{ status: "ready", sessionId, participantId, uploadedBy: "test", version: 1 },
    createdAt: new Date(Date.UTC(2026, 10, 23) + number).toISOString(),
    size: bytesEach,
    versionId,
  };
  await service.ctx.table.transact([File.createWrite(service.ctx, file)]);
  return { id, sha256 };
}
