/** Checks an object that has arrived in the bucket against what was promised. */
import { createHash } from "node:crypto";
import type { Bucket } from "../aws/bucket.ts";
import { type Context, instant } from "../context.ts";
import * as Session from "../session/store.ts";
import { fitsType, headBytes } from "./content.ts";
import { fileIdOf, type KeptFile, objectKeyOf } from "./file.ts";
import { mayBeKept } from "./reject.ts";
import * as File from "./store.ts";

export interface ArrivedObject {
  key: string;
  versionId: string | undefined;
}

/**
 * Verifies one version of an object and pins it, or rejects and removes it. Reports of the bucket
 * come at least once and in any order: a version that has been judged is not judged again, and one
 * that nobody waits for (of a deleted or already verified file) is removed.
 */
export async function verifyObject(
  ctx: Context & { bucket: Bucket },
  object: ArrivedObject,
): Promise<void> {
  const id = fileIdOf(object.key);
  if (!id) return;
  const file = await File.get(ctx, id);
  if (file?.status === "ready" && file.versionId === object.versionId) return;
  if (!file || file.status === "ready" || file.status === "rejected")
    return ctx.bucket.deleteVersion(object.key, object.versionId);
  const found = await judge(ctx, file, object);
  if (!found) return; // removed meanwhile
  const { uploadId: _uploadId, ...rest } = file;
  const next: KeptFile =
    "rejection" in found
      ? { ...rest, status: "rejected", rejection: found.rejection, readyAt: instant(ctx) }
      : {
          ...rest,
          status: "ready",
          size: found.size,
          sha256: found.sha256,
          versionId: object.versionId,
          readyAt: instant(ctx),
        };
  // somebody else changed the file meanwhile: what holds is decided on what is there now
  if (!(await File.replace(ctx, next))) return verifyObject(ctx, object);
  if (next.status === "rejected") await ctx.bucket.deleteVersion(object.key, object.versionId);
}

type Finding = { size: number; sha256: string } | { rejection: string };

/** Undefined when the object is no more. */
async function judge(
  ctx: Context & { bucket: Bucket },
  file: KeptFile,
  { versionId }: ArrivedObject,
): Promise<Finding | undefined> {
  if (!(await mayBeKept(ctx, file))) return { rejection: "consent_withdrawn" };
  const session = file.sessionId ? await Session.get(ctx, file.sessionId) : undefined;
  if (session?.dataDeleted) return { rejection: "data_deleted" };
  const bytes = await ctx.bucket.read(objectKeyOf(file.id), versionId);
  if (!bytes) return undefined;
  const { size, sha256, head } = await digest(bytes);
  if (file.size !== undefined && file.size !== size) return { rejection: "size_differs" };
  if (file.sha256 !== undefined && file.sha256 !== sha256) return { rejection: "hash_differs" };
  if (!(await fitsType(head, file.contentType))) return { rejection: "content_differs" };
  return { size, sha256 };
}

/** Reads a stream once, whatever its length. */
export async function digest(bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let headSize = 0;
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    if (headSize < headBytes) {
      head.push(chunk.subarray(0, headBytes - headSize));
      headSize += head.at(-1)!.length;
    }
    size += chunk.length;
  }
  return { size, sha256: hash.digest("hex"), head: new Uint8Array(Buffer.concat(head)) };
}
