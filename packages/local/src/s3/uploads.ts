import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readJson, writeJson } from "../disk/write-json.ts";
import type { Algorithm } from "./digests.ts";

export interface UploadPart {
  number: number;
  size: number;
  etag: string;
  at: number;
  file: string;
  checksum?: { algorithm: Algorithm; value: string };
}

/** A multipart upload that is under way. */
export interface Upload {
  id: string;
  key: string;
  at: number;
  headers: Record<string, string>;
  algorithm?: Algorithm;
  checksumType?: "FULL_OBJECT" | "COMPOSITE";
}

interface Entry {
  upload: Upload;
  parts: Map<number, UploadPart>;
}

/** The multipart uploads of one bucket; part data lies in the bucket's data folder. */
export async function bucketUploads(folder: string) {
  const root = join(folder, "uploads");
  await mkdir(root, { recursive: true });
  const entries = new Map<string, Entry>();
  for (const id of await readdir(root)) {
    const upload = await readJson<Upload>(join(root, id, "upload.json"));
    if (!upload) continue;
    const parts = new Map<number, UploadPart>();
    for (const name of await readdir(join(root, id))) {
      if (!/^\d+\.json$/.test(name)) continue;
      const part = await readJson<UploadPart>(join(root, id, name));
      if (part) parts.set(part.number, part);
    }
    entries.set(id, { upload, parts });
  }

  return {
    find: (id: string) => entries.get(id),
    list: () => [...entries.values()],

    async create(upload: Omit<Upload, "id">): Promise<Upload> {
      const created = { ...upload, id: randomBytes(48).toString("base64url") };
      await writeJson(join(root, created.id, "upload.json"), created);
      entries.set(created.id, { upload: created, parts: new Map() });
      return created;
    },

    /** Keeps a part and gives back the one that it replaced. */
    async addPart({ upload, parts }: Entry, part: UploadPart): Promise<UploadPart | undefined> {
      await writeJson(join(root, upload.id, `${part.number}.json`), part);
      const replaced = parts.get(part.number);
      parts.set(part.number, part);
      return replaced;
    },

    /** Forgets an upload; the files of its parts are the caller's to keep or to delete. */
    async forget({ upload }: Entry): Promise<void> {
      entries.delete(upload.id);
      await rm(join(root, upload.id), { recursive: true, force: true });
    },
  };
}

export type BucketUploads = Awaited<ReturnType<typeof bucketUploads>>;
