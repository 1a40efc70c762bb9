import { readdir } from "node:fs/promises";
import type { Progress } from "@luna/sdk";
import { folderJournal } from "@luna/sdk/node";
import { describe, expect, it } from "vitest";
import { brokenUploads } from "../src/testing/broken-uploads.ts";
import { webm } from "../src/testing/upload-world.ts";
import { useUploadWorld } from "../src/testing/use-upload-world.ts";

const here = useUploadWorld();
const large = 52_428_801;

it("completes 10 uploads whose connections break at a random byte, each part sent twice at most", async () => {
  const result = await brokenUploads(here.world, { uploads: 10, bytes: 9 * 2 ** 20 });
  expect(result).toEqual({ complete: 10, equal: 10, broken: 10, sentTwice: 10, sentMore: 0 });
});

describe("an upload of more than 50 MB", () => {
  it("goes on where it was after a crash, also once more with what is there already", async () => {
    const content = webm(large);
    const crashed = new AbortController();
    const journal = folderJournal(here.folderOf("crash"));
    here.world.onPart = ({ part }) => {
      if (part === 5) crashed.abort(new Error("the process is gone"));
    };
    await expect(here.begin(content, { journal, signal: crashed.signal }).done).rejects.toThrow(
      "gone",
    );
    const before = new Set(here.world.sent.map(({ part }) => part));
    here.world.sent.length = 0;
    here.world.onPart = () => undefined;
    const { id } = await here.begin(content, { journal: folderJournal(here.folderOf("crash")) })
      .done;
    const after = here.world.sent.map(({ part }) => part);
    expect(after.length).toBeLessThan(7);
    expect(new Set([...before, ...after]).size).toBe(7);
    expect(await readdir(here.folderOf("crash"))).toEqual([]);
    await here.expectStored(id, content);
  });

  it("pauses and goes on, and tells how far it is", async () => {
    const content = webm(large);
    const progress: Progress[] = [];
    let pause = () => undefined;
    here.world.onPart = ({ part }) => {
      if (part === 4) pause();
    };
    const upload = here.begin(content, { onProgress: (each) => progress.push(each) });
    pause = () => {
      pause = () => undefined;
      upload.pause();
      setTimeout(() => upload.resume(), 30);
    };
    const { id } = await upload.done;
    expect(here.world.sent.length).toBeLessThanOrEqual(7 + 3);
    expect(progress[0]).toMatchObject({ phase: "hashing", hashedBytes: 0 });
    expect(progress.at(-1)).toMatchObject({ phase: "sending", sentBytes: large });
    await here.expectStored(id, content);
  });
});
