import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { UploadJournal } from "../upload/journal.ts";

const ending = ".entry";
/** How long the key is that stands before the value. */
const headBytes = 4;

/** A journal in a folder of its own, a file an entry: it outlives the process. */
export function folderJournal(folder: string): UploadJournal {
  return {
    async get(key) {
      const bytes = await readFile(join(folder, nameOf(key))).catch(unlessMissing);
      const head = headOf(key);
      // one that a power cut has emptied is none
      return bytes?.subarray(0, head.length).equals(head)
        ? deserialize(bytes.subarray(head.length))
        : undefined;
    },
    async set(key, value) {
      await mkdir(folder, { recursive: true });
      // a process that is killed while it writes leaves the entry as it was
      const half = join(folder, `${randomUUID()}.half`);
      await writeFile(half, Buffer.concat([headOf(key), serialize(value)]), { mode: 0o600 });
      await rename(half, join(folder, nameOf(key)));
    },
    delete: (key) => rm(join(folder, nameOf(key)), { force: true }),
    async keys(prefix) {
      await mkdir(folder, { recursive: true });
      const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
      const keys: string[] = [];
      for (const name of names) {
        const key = await keyIn(join(folder, name));
        if (key?.startsWith(prefix)) keys.push(key);
      }
      return keys.sort();
    },
  };
}

/** A key holds the name of a file, which may be longer than a name on disk, or differ in case alone. */
const nameOf = (key: string) => `${createHash("sha256").update(key).digest("hex")}${ending}`;

function headOf(key: string): Buffer {
  const text = Buffer.from(key);
  const length = Buffer.alloc(headBytes);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}

/** Without what stands behind it: that may be a piece of a recording. */
async function keyIn(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(unlessMissing); // removed meanwhile
  try {
    const head = await handle?.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    if (!handle || head?.bytesRead !== headBytes) return undefined;
    const { size } = await handle.stat();
    const length = head.buffer.readUInt32BE();
    if (length > size - headBytes) return undefined; // not of this journal
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, headBytes);
    return buffer.toString();
  } finally {
    await handle?.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
