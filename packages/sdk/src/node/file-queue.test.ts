import { promises } from "node:fs";
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createProgram } from "../program/create-program.ts";
import type { NumberedEvent } from "../program/event-queue.ts";
import { startFakeService, until } from "../testing/fake-service.ts";
import { createClient, openFileQueue } from "./index.ts";

/** The file's next write ends within a line. */
async function fillDiskOnce(): Promise<void> {
  await using any = await promises.open(path.join(folder, "any"), "a");
  const append = vi.spyOn(Object.getPrototypeOf(any) as typeof any, "appendFile");
  append.mockImplementationOnce(async function (this: typeof any, text) {
    append.mockRestore();
    await this.appendFile(String(text).slice(0, 12));
    throw new Error("no space left");
  });
}

/** The next renaming fails, as it does where somebody else has the file open. */
function keepInUseOnce(): void {
  const rename = vi.spyOn(promises, "rename").mockImplementationOnce(async () => {
    rename.mockRestore();
    syncBuiltinESMExports();
    throw new Error("the file is in use");
  });
  syncBuiltinESMExports();
}

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "luna-queue-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const owner = { sessionId: "ses_01JD0000000000000000000000", source: "app" };
const other = { sessionId: "ses_01JD0000000000000000000001", source: "app" };
const newFolder = () => path.join(folder, `${++count}`);
const fileIn = (place: string, { sessionId, source } = owner) =>
  path.join(place, `${sessionId}.${source}.jsonl`);
const event = (seq: number, target = `b${seq}`): NumberedEvent => ({
  seq,
  type: "click",
  at: "2026-11-23T09:00:00.000Z",
  target,
});
const all = { events: 1000, bytes: 1 << 20 };

describe("a queue on disk", () => {
  it("gives back after a crash what was not acknowledged, and the last number even when it was", async () => {
    const place = newFolder();
    const first = await openFileQueue(place, owner);
    expect(first.lastSeq).toBe(0);
    await first.append([event(1), event(2), event(3)]);
    await first.replace(event(3, "other"));
    await first.removeThrough(1);
    // no close: the program has crashed, and its lock is of a process that is no more
    await writeFile(`${fileIn(place)}.lock`, '{"pid":999999999}');
    const second = await openFileQueue(place, owner);
    expect(await second.first(all)).toEqual([event(2), event(3, "other")]);
    expect([second.lastSeq, (await second.size()).events]).toEqual([3, 2]);
    await second.removeThrough(3);
    await second.close();
    const third = await openFileQueue(place, owner);
    expect(await third.first(all)).toEqual([]);
    expect(third.lastSeq).toBe(3);
    await third.close();
    await first.close();
  });

  it("leaves out a line that a crash tore, and goes on", async () => {
    const place = newFolder();
    const first = await openFileQueue(place, owner);
    await first.append([event(1)]);
    await first.close();
    await appendFile(fileIn(place), '{"seq":2,"type":"cli');
    const second = await openFileQueue(place, owner);
    expect(await second.first(all)).toEqual([event(1)]);
    await second.append([event(2)]);
    await second.close();
    const third = await openFileQueue(place, owner);
    expect(await third.first(all)).toEqual([event(1), event(2)]);
    await third.close();
  });

  it("is one process's at a time", async () => {
    const place = newFolder();
    const first = await openFileQueue(place, owner);
    await expect(openFileQueue(place, owner)).rejects.toThrow("sends the events of");
    await first.close();
    const second = await openFileQueue(place, owner);
    await first.close();
    await expect(openFileQueue(place, owner)).rejects.toThrow("sends the events of");
    await second.close();
  });

  it("does not grow with what is acknowledged", async () => {
    const place = newFolder();
    const queue = await openFileQueue(place, owner);
    const text = "x".repeat(2000);
    for (let seq = 1; seq <= 2000; seq += 100) {
      await queue.append(Array.from({ length: 100 }, (_, index) => event(seq + index, text)));
      await queue.removeThrough(seq + 99);
    }
    expect((await readFile(fileIn(place))).length).toBeLessThan(2 << 20);
    await queue.close();
  });
});

describe("the owner of a queue on disk", () => {
  it("gets what it left, and no other session or source does", async () => {
    const place = newFolder();
    const left = await openFileQueue(place, owner);
    await left.append([event(1)]);
    await left.close();
    for (const stranger of [other, { ...owner, source: "app-2" }]) {
      const queue = await openFileQueue(place, stranger);
      expect([await queue.first(all), queue.lastSeq]).toEqual([[], 0]);
      await queue.close();
    }
    const again = await openFileQueue(place, owner);
    expect(await again.first(all)).toEqual([event(1)]);
    await again.close();
  });

  it.each([
    ["of another session", (text: string) => text],
    ["of nobody", (text: string) => text.slice(text.indexOf("\n") + 1)],
  ])("finds a file %s in its place: it is kept aside", async (_name, change) => {
    const place = newFolder();
    const left = await openFileQueue(place, other);
    await left.append([event(1)]);
    await left.close();
    await writeFile(fileIn(place), change(await readFile(fileIn(place, other), "utf8")));
    const problems: string[] = [];
    const queue = await openFileQueue(place, {
      ...owner,
      onProblem: ({ message }) => problems.push(message),
    });
    expect([await queue.first(all), queue.lastSeq]).toEqual([[], 0]);
    await queue.close();
    expect(problems).toEqual([expect.stringContaining("another session")]);
    const aside = (await readdir(place)).find((name) => name.endsWith(".other"));
    expect(await readFile(path.join(place, aside!), "utf8")).toContain('"target":"b1"');
  });
});

describe("a queue on a disk that fails", () => {
  it("loses neither the event whose write failed nor the next one", async () => {
    const place = newFolder();
    const queue = await openFileQueue(place, owner);
    await fillDiskOnce();
    await expect(queue.append([event(1)])).rejects.toThrow("no space left");
    await queue.append([event(2)]);
    // what a crash finds now, not what a later tidying makes of it
    const text = await readFile(fileIn(place), "utf8");
    expect(text.split("\n").slice(-3, -1)).toEqual(
      [event(1), event(2)].map((e) => JSON.stringify(e)),
    );
    await queue.close();
    const again = await openFileQueue(place, owner);
    expect(await again.first(all)).toEqual([event(1), event(2)]);
    await again.close();
  });

  it("writes on when the file cannot be put in the place of the old one", async () => {
    const place = newFolder();
    const problems: string[] = [];
    const onProblem = ({ message }: Error) => problems.push(message);
    const queue = await openFileQueue(place, { ...owner, onProblem });
    const text = "x".repeat(2000);
    await queue.append(Array.from({ length: 600 }, (_, index) => event(index + 1, text)));
    keepInUseOnce();
    await queue.removeThrough(599);
    expect(problems).toEqual([expect.stringContaining("not written anew")]);
    await queue.append([event(601)]);
    await queue.close();
    const again = await openFileQueue(place, owner);
    expect((await again.first(all)).map(({ seq }) => seq)).toEqual([600, 601]);
    await again.close();
  });

  it("opens as it is where it cannot be written anew", async () => {
    const place = newFolder();
    const left = await openFileQueue(place, owner);
    await left.append([event(1)]);
    await left.close();
    await appendFile(fileIn(place), '{"seq":2,"ty');
    keepInUseOnce();
    const problems: string[] = [];
    const onProblem = ({ message }: Error) => problems.push(message);
    const queue = await openFileQueue(place, { ...owner, onProblem });
    expect(problems).toContainEqual(expect.stringContaining("not written anew"));
    await queue.append([event(2)]);
    await queue.close();
    const again = await openFileQueue(place, owner);
    expect(await again.first(all)).toEqual([event(1), event(2)]);
    await again.close();
  });

  it("leaves out lines that are no events, and tells it", async () => {
    const place = newFolder();
    const left = await openFileQueue(place, owner);
    await left.append([event(1)]);
    await left.close();
    await appendFile(
      fileIn(place),
      '1\nnull\n"x"\n[]\n{"seq":"2","type":"click"}\n{"through":"9"}\n',
    );
    const problems: string[] = [];
    const onProblem = ({ message }: Error) => problems.push(message);
    const queue = await openFileQueue(place, { ...owner, onProblem });
    expect([await queue.first(all), queue.lastSeq]).toEqual([[event(1)], 1]);
    expect(problems).toEqual([expect.stringMatching(/^6 lines of .* were no events/)]);
    await queue.close();
  });
});

describe("a program that was offline and crashed", () => {
  it("sends everything once it runs again and the service is back, numbered on", async () => {
    const place = newFolder();
    let online = false;
    await using service = await startFakeService(() =>
      online
        ? { status: 202, json: { accepted: 1, duplicates: 0, ignored: 0, lastSeq: 1, gaps: [] } }
        : { status: 0, broken: true },
    );
    const options = {
      client: createClient({ baseUrl: service.url, token: "client.token.x" }),
      ...owner,
      lastSeq: 0,
      batchAfterMs: 5,
      socket: false,
    };
    const queue = await openFileQueue(place, owner);
    const crashed = createProgram({ ...options, queue });
    for (let n = 0; n < 120; n++) crashed.track({ type: "click", target: `b${n}` });
    await until(() => service.calls.length > 0);
    await queue.close();
    const left = await openFileQueue(place, owner);
    expect((await left.size()).events).toBe(120);
    online = true;
    service.calls.length = 0;
    const again = createProgram({ ...options, queue: left });
    again.track({ type: "click", target: "later" });
    expect(await again.flush()).toBe(true);
    const seqs = service.calls.flatMap(({ json }) =>
      (json as { events: NumberedEvent[] }).events.map(({ seq }) => seq),
    );
    expect([...new Set(seqs)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 121 }, (_, index) => index + 1),
    );
    await again.close();
    await crashed.close(1);
  });

  it("keeps running, and says what is wrong, when the disk does not take what it writes", async () => {
    await using service = await startFakeService(() => ({
      status: 202,
      json: { accepted: 1, duplicates: 0, ignored: 0, lastSeq: 1, gaps: [] },
    }));
    const queue = await openFileQueue(newFolder(), owner);
    const problems: Error[] = [];
    const program = createProgram({
      client: createClient({ baseUrl: service.url, token: "client.token.x" }),
      ...owner,
      lastSeq: 0,
      socket: false,
      queue,
      onProblem: (error) => problems.push(error),
    });
    await queue.close();
    expect(program.track({ type: "click" })).toBe(true);
    expect(await program.flush()).toBe(true);
    expect(problems.length).toBeGreaterThan(0);
    await program.close(1);
  });
});
