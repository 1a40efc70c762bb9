import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderJournal } from "./folder-journal.ts";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "luna-journal-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newFolder = () => path.join(folder, `${++count}`);

const hash = "a".repeat(64);
const key = (name: string) => `upload/${hash}/1000/ses_01JD0000000000000000000000/${name}`;

describe("folderJournal", () => {
  it("keeps what it was given under any name of a file, for the next process", async () => {
    const place = newFolder();
    const names = [
      "Протокол установки программы Луна.json",
      `${"长".repeat(200)}.png`,
      "../a.json",
      "a.json",
      "A.json",
    ];
    const journal = folderJournal(place);
    for (const name of names) await journal.set(key(name), { name, bytes: new Uint8Array([1, 2]) });
    const later = folderJournal(place);
    for (const name of names)
      expect(await later.get(key(name))).toEqual({ name, bytes: new Uint8Array([1, 2]) });
    expect(await later.keys("upload/")).toEqual(names.map(key).sort());
    expect(await later.keys("live/")).toEqual([]);
    for (const name of names) await later.delete(key(name));
    expect(await later.get(key("a.json"))).toBeUndefined();
    expect(await readdir(place)).toEqual([]);
  });

  it("finds no entry in a file that a power cut has emptied or that is not its own", async () => {
    const place = newFolder();
    const journal = folderJournal(place);
    await journal.set(key("a"), 1);
    const [file] = await readdir(place);
    await writeFile(path.join(place, file!), "");
    await writeFile(path.join(place, "b.entry"), "some text that is no entry");
    expect(await journal.get(key("a"))).toBeUndefined();
    expect(await journal.keys("")).toEqual([]);
    await journal.set(key("a"), 2);
    expect(await journal.get(key("a"))).toBe(2);
  });
});
