import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { UploadJournal } from "../upload/journal.ts";

const ending = ".entry";

/** A journal in a folder of its own, a file an entry: it outlives the process. */
export function folderJournal(folder: string): UploadJournal {
  const pathOf = (key: string) => join(folder, `${encodeURIComponent(key)}${ending}`);
  let writes = 0;
  return {
    async get(key) {
      try {
        return deserialize(await readFile(pathOf(key)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async set(key, value) {
      await mkdir(folder, { recursive: true });
      // a process that is killed while it writes leaves the entry as it was
      const half = join(folder, `${process.pid}-${++writes}.half`);
      await writeFile(half, serialize(value), { mode: 0o600 });
      await rename(half, pathOf(key));
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    async keys(prefix) {
      await mkdir(folder, { recursive: true });
      return (await readdir(folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => decodeURIComponent(name.slice(0, -ending.length)))
        .filter((key) => key.startsWith(prefix))
        .sort();
    },
  };
}
