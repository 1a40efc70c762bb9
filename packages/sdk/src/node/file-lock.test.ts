import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir, uptime } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdFile } from "./file-lock.ts";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "luna-lock-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newFile = () => path.join(folder, `${++count}`);
const lockOf = (file: string) => readFile(`${file}.lock`, "utf8");
const booted = Math.round(Date.now() / 1000 - uptime());
/** A process that lives as long as the test, and is another. */
const alive = process.ppid;

describe("holdFile", () => {
  it("holds a file once, also within one process", async () => {
    const file = newFile();
    const release = await holdFile(file);
    await expect(holdFile(file)).rejects.toThrow(`Process ${process.pid} sends`);
    await release();
    await (await holdFile(file))();
  });

  it.each([
    ["is no more", { pid: 999_999_999, run: "x", booted }],
    ["had the number of this one", { pid: process.pid, run: "an earlier one", booted }],
    ["had the number of one that began later", { pid: alive, run: "x", booted, began: "x/1" }],
    ["ran before the machine began", { pid: alive, run: "x", booted: booted - 3600 }],
  ])("takes over from a process that %s", async (_name, holder) => {
    const file = newFile();
    await writeFile(`${file}.lock`, JSON.stringify(holder));
    const release = await holdFile(file);
    expect(JSON.parse(await lockOf(file))).toMatchObject({ pid: process.pid });
    await release();
  });

  it("takes over from none that lives", async () => {
    const file = newFile();
    await writeFile(`${file}.lock`, JSON.stringify({ pid: alive, run: "x", booted }));
    await expect(holdFile(file)).rejects.toThrow(`Process ${alive} sends`);
  });

  it("waits for a lock that is being written, and for no other that is not readable", async () => {
    const file = newFile();
    await writeFile(`${file}.lock`, "");
    await expect(holdFile(file)).rejects.toThrow("just started");
    await utimes(`${file}.lock`, new Date(0), new Date(0));
    await (await holdFile(file))();
  });

  it("leaves the lock of the next holder alone when it is released again", async () => {
    const file = newFile();
    const release = await holdFile(file);
    await release();
    const next = await holdFile(file);
    await release();
    await expect(holdFile(file)).rejects.toThrow("sends the events");
    await next();
  });
});
