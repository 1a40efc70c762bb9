import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { oneAtATime } from "../disk/one-at-a-time.ts";
import { readJson, writeJson } from "../disk/write-json.ts";
import type { Algorithm } from "./digests.ts";

/** One version of an object; its bytes lie in files of the bucket's data folder, one after the other. */
export interface ObjectVersion {
  key: string;
  /** `null` in a bucket without versions. */
  versionId: string;
  /** Milliseconds since 1970, service time. */
  at: number;
  /** Grows with every write; the highest of a key is the current version. */
  order: number;
  deleteMarker?: boolean;
  size: number;
  /** Without quotes. */
  etag: string;
  /** Content-Type, Cache-Control, x-amz-meta-… as they go out again. */
  headers: Record<string, string>;
  checksum?: { algorithm: Algorithm; value: string; type: "FULL_OBJECT" | "COMPOSITE" };
  segments: { file: string; size: number }[];
  /** The multipart upload that it came from. */
  uploadId?: string;
}

export const newFileName = () => randomBytes(16).toString("hex");

/** The objects of one bucket: an index in memory, a JSON file a version, the bytes apart. */
export async function bucketObjects(folder: string) {
  const meta = join(folder, "objects");
  const data = join(folder, "data");
  await mkdir(meta, { recursive: true });
  await mkdir(data, { recursive: true });
  const inOrder = oneAtATime();
  const index = new Map<string, ObjectVersion[]>();
  let lastOrder = 0;

  for (const name of await readdir(meta, { recursive: true })) {
    if (!name.endsWith(".json")) continue;
    const version = await readJson<ObjectVersion>(join(meta, name));
    if (!version) continue;
    lastOrder = Math.max(lastOrder, version.order);
    index.set(version.key, [...(index.get(version.key) ?? []), version]);
  }
  for (const versions of index.values()) versions.sort((a, b) => b.order - a.order);

  const metaFile = ({ key, versionId }: ObjectVersion) =>
    join(meta, createHash("sha256").update(key).digest("hex").slice(0, 40), `${versionId}.json`);

  async function removeFiles({ segments }: ObjectVersion): Promise<void> {
    for (const { file } of segments) await rm(join(data, file), { force: true });
  }

  return {
    /** Path of a data file by its name. */
    path: (file: string) => join(data, file),
    /** Runs a check and the write that it guards with no other write to the bucket in between. */
    inOrder,

    /** Newest first, delete markers too. */
    versions: (key: string) => index.get(key) ?? [],
    current: (key: string): ObjectVersion | undefined => index.get(key)?.[0],
    /** In the order of S3's lists. */
    keys: () => [...index.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),

    async add(version: Omit<ObjectVersion, "order">): Promise<ObjectVersion> {
      lastOrder += 1;
      const added = { ...version, order: lastOrder };
      const before = index.get(added.key) ?? [];
      const replaced = before.find(({ versionId }) => versionId === added.versionId);
      await writeJson(metaFile(added), added);
      index.set(added.key, [added, ...before.filter((one) => one !== replaced)]);
      if (replaced) await removeFiles(replaced);
      return added;
    },

    async remove(version: ObjectVersion): Promise<void> {
      const left = (index.get(version.key) ?? []).filter((one) => one !== version);
      if (left.length > 0) index.set(version.key, left);
      else index.delete(version.key);
      await rm(metaFile(version), { force: true });
      await removeFiles(version);
    },

    /** Deletes data files that nothing refers to: what was being written when the process was killed. */
    async sweep(alsoUsed: Set<string>): Promise<void> {
      const used = new Set(alsoUsed);
      for (const versions of index.values()) {
        for (const { segments } of versions) for (const { file } of segments) used.add(file);
      }
      for (const file of await readdir(data)) {
        if (!used.has(file)) await rm(join(data, file), { force: true });
      }
    },
  };
}

export type BucketObjects = Awaited<ReturnType<typeof bucketObjects>>;
