import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgram } from "../program/create-program.ts";
import type { NumberedEvent } from "../program/event-queue.ts";
import { startFakeService, until } from "../testing/fake-service.ts";
import { createClient, openFileQueue } from "./index.ts";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "luna-queue-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newFile = () => path.join(folder, `${++count}`, "events.jsonl");
const event = (seq: number, target = `b${seq}`): NumberedEvent => ({
  seq,
  type: "click",
  at: "2026-11-23T09:00:00.000Z",
  target,
});
const all = { events: 1000, bytes: 1 << 20 };

describe("a queue on disk", () => {
  it("gives back after a crash what was not acknowledged, and the last number even when it was", async () => {
    const file = newFile();
    const first = await openFileQueue(file);
    expect(first.lastSeq).toBe(0);
    await first.append([event(1), event(2), event(3)]);
    await first.replace(event(3, "other"));
    await first.removeThrough(1);
    // no close: the program has crashed, and its lock is of a process that is no more
    await writeFile(`${file}.lock`, '{"pid":999999999}');
    const second = await openFileQueue(file);
    expect(await second.first(all)).toEqual([event(2), event(3, "other")]);
    expect([second.lastSeq, (await second.size()).events]).toEqual([3, 2]);
    await second.removeThrough(3);
    await second.close();
    const third = await openFileQueue(file);
    expect(await third.first(all)).toEqual([]);
    expect(third.lastSeq).toBe(3);
    await third.close();
  });

  it("leaves out a line that a crash tore, and goes on", async () => {
    const file = newFile();
    const first = await openFileQueue(file);
    await first.append([event(1)]);
    await first.close();
    await appendFile(file, '{"seq":2,"type":"cli');
    const second = await openFileQueue(file);
    expect(await second.first(all)).toEqual([event(1)]);
    await second.append([event(2)]);
    await second.close();
    const third = await openFileQueue(file);
    expect(await third.first(all)).toEqual([event(1), event(2)]);
    await third.close();
  });

  it("is one process's at a time", async () => {
    const file = newFile();
    const first = await openFileQueue(file);
    await expect(openFileQueue(file)).rejects.toThrow("sends the events of");
    await first.close();
    await (await openFileQueue(file)).close();
  });

  it("does not grow with what is acknowledged", async () => {
    const file = newFile();
    const queue = await openFileQueue(file);
    const text = "x".repeat(2000);
    for (let seq = 1; seq <= 2000; seq += 100) {
      await queue.append(Array.from({ length: 100 }, (_, index) => event(seq + index, text)));
      await queue.removeThrough(seq + 99);
    }
    expect((await readFile(file)).length).toBeLessThan(2 << 20);
    await queue.close();
  });
});

describe("a program that was offline and crashed", () => {
  it("sends everything once it runs again and the service is back, numbered on", async () => {
    const file = newFile();
    let online = false;
    await using service = await startFakeService(() =>
      online
        ? { status: 202, json: { accepted: 1, duplicates: 0, ignored: 0, lastSeq: 1, gaps: [] } }
        : { status: 0, broken: true },
    );
    const options = {
      client: createClient({ baseUrl: service.url, token: "client.token.x" }),
      sessionId: "ses_01JD0000000000000000000000",
      source: "app",
      lastSeq: 0,
      batchAfterMs: 5,
      socket: false,
    };
    const queue = await openFileQueue(file);
    const crashed = createProgram({ ...options, queue });
    for (let n = 0; n < 120; n++) crashed.track({ type: "click", target: `b${n}` });
    await until(() => service.calls.length > 0);
    await queue.close();
    const left = await openFileQueue(file);
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
    const queue = await openFileQueue(newFile());
    const problems: Error[] = [];
    const program = createProgram({
      client: createClient({ baseUrl: service.url, token: "client.token.x" }),
      sessionId: "ses_01JD0000000000000000000000",
      source: "app",
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
