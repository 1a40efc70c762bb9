import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type * as Luna from "@luna/sdk";
import { joinSegments } from "@luna/sdk";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, type Rollup } from "vite";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import {
  askService,
  type UploadWorld,
  uploadWorld,
} from "../../functions/src/testing/upload-world.ts";

/** What the page has of the SDK. */
declare const luna: typeof Luna;

let world: UploadWorld;
let server: Server;
let browser: Browser;
let page: Page;
let token: string;

beforeAll(async () => {
  world = await uploadWorld();
  token = await world.service.staffToken("researcher");
  const script = await bundle();
  server = createServer(async (request, response) => {
    if (request.url === "/luna.js")
      return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    if (!request.url?.startsWith("/api/")) {
      response.writeHead(200, { "content-type": "text/html" });
      return response.end(`<!doctype html><script src="/luna.js"></script>`);
    }
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const answer = await askService(new URL(request.url, "http://api.test"), {
      method: request.method!,
      headers: request.headers as Record<string, string>,
      ...(pieces.length > 0 && { body: Buffer.concat(pieces).toString() }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({
    executablePath: inject("chromiumPath"),
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
  });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await world?.services.stop();
});

/** The SDK as one script that a page loads. */
async function bundle(): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: {
        entry: path.resolve(import.meta.dirname, "../../sdk/src/index.ts"),
        name: "luna",
        formats: ["iife"],
      },
    },
  })) as Rollup.RollupOutput[];
  const [chunk] = made[0]!.output;
  return chunk.code;
}

const beginningOfWebm = [
  ...Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d", "hex"),
];

/** In the page: uploads bytes that are the same each time. */
const upload = (session: string) =>
  page.evaluate(
    async ([bearer, sessionId, beginning]) => {
      const content = new Uint8Array(17 * 2 ** 20);
      for (let at = 0; at < content.length; at++) content[at] = (at * 31 + (at >> 9)) % 256;
      content.set(beginning);
      const progress: number[] = [];
      const { id } = await luna.startUpload({
        client: luna.createClient({ baseUrl: location.origin, token: bearer }),
        journal: luna.browserJournal(),
        content,
        name: "screen.webm",
        contentType: "video/webm",
        sessionId,
        partChecksums: true,
        onProgress: ({ sentBytes }) => progress.push(sentBytes),
      }).done;
      const digest = await crypto.subtle.digest("SHA-256", content);
      const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0"));
      return { id, sha256: sha256.join(""), progress: progress.slice(0, 40) };
    },
    [token, session, beginningOfWebm] as const,
  );

it("goes on with an upload after the page was reloaded, with what had not arrived", async () => {
  const parts: string[] = [];
  let reloaded = false;
  await page.route(/partNumber=/, async (route) => {
    const part = new URL(route.request().url()).searchParams.get("partNumber")!;
    parts.push(part);
    // the first page is left with one part sent and two on their way
    if (reloaded || part === "2") await route.continue();
  });
  const arrived = page.waitForResponse((response) => response.url().includes("partNumber=2"));
  const left = upload(world.sessionId).catch((error: Error) => error);
  await arrived;
  await new Promise((resolve) => setTimeout(resolve, 100));
  reloaded = true;
  parts.length = 0;
  await page.reload();
  expect(await left).toBeInstanceOf(Error);

  const { id, sha256, progress } = await upload(world.sessionId);
  await page.unroute(/partNumber=/);
  expect(parts.sort()).toEqual(["1", "3"]);
  expect(progress).toContain(8 * 2 ** 20); // it begins with what is there
  await world.verifyArrivals();
  const file = await world.client.readFile({ id });
  expect(file.file).toMatchObject({ status: "ready", sha256 });
});

/** In the page: records a moving picture for a while; `end` says whether it comes to its end. */
const record = (
  recording: { recordingId: string; segment: number },
  milliseconds: number,
  end: boolean,
) =>
  page.evaluate(
    async ([bearer, sessionId, given, duration, toTheEnd]) => {
      const canvas = document.createElement("canvas");
      const picture = canvas.getContext("2d")!;
      const drawing = setInterval(() => {
        picture.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
        picture.fillRect(0, 0, canvas.width, canvas.height);
      }, 30);
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
      const sending = await luna.startRecording({
        client: luna.createClient({ baseUrl: location.origin, token: bearer }),
        journal: luna.browserJournal(),
        name: "screen.webm",
        contentType: "video/webm",
        sessionId,
        ...given,
      });
      const appended: Promise<void>[] = [];
      recorder.ondataavailable = ({ data }) => appended.push(sending.append(data));
      recorder.start(100);
      await new Promise((resolve) => setTimeout(resolve, duration));
      if (!toTheEnd) return undefined; // the page is left as it is
      const stopped = new Promise((resolve) => {
        recorder.onstop = resolve;
      });
      recorder.stop();
      await stopped;
      clearInterval(drawing);
      await Promise.all(appended);
      return (await sending.finish()).id;
    },
    [token, world.sessionId, recording, milliseconds, end] as const,
  );

it("keeps what was recorded through a reload, goes on in the next segment, and both play as one", async () => {
  await record({ recordingId: "rec-1", segment: 0 }, 1500, false);
  await page.reload();
  const ended = await page.evaluate(
    async ([bearer, sessionId]) =>
      luna.finishRecordings({
        client: luna.createClient({ baseUrl: location.origin, token: bearer }),
        journal: luna.browserJournal(),
        sessionId,
      }),
    [token, world.sessionId] as const,
  );
  expect(ended).toMatchObject([{ recordingId: "rec-1", segment: 0 }]);
  expect(ended[0]).not.toHaveProperty("error");
  await record({ recordingId: "rec-1", segment: 1 }, 1000, true);
  await world.verifyArrivals();

  const { items } = await world.client.listFiles({ sessionId: world.sessionId });
  const [recording] = joinSegments(items.filter(({ recordingId }) => recordingId === "rec-1"));
  expect(recording).toMatchObject({ missing: [] });
  expect(recording!.segments).toHaveLength(2);
  for (const { file } of recording!.segments) {
    const { url } = await world.client.readFile({ id: file.id });
    const shown = await page.evaluate(async (address) => {
      const video = document.createElement("video");
      video.muted = true;
      video.src = address;
      const shows = new Promise((resolve, reject) => {
        video.ontimeupdate = () => video.currentTime > 0.2 && resolve(undefined);
        video.onerror = () => reject(new Error(video.error?.message));
      });
      await video.play();
      await shows;
      return [video.videoWidth > 0, video.currentTime];
    }, url);
    expect(shown[0]).toBe(true);
  }
});

/** Silence: 8,000 bytes a second. */
function wav(seconds: number): Buffer {
  const bytes = seconds * 8000;
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    header.writeUInt16LE(value, at);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.write("data", 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, Buffer.alloc(bytes, 128)]);
}

it("lets a player seek far ahead by asking for a range, through the link of five minutes", async () => {
  const { uploadFile } = await import("@luna/sdk");
  const content = new Uint8Array(wav(5000));
  const { id } = await uploadFile({
    ...{ client: world.client, content, sessionId: world.sessionId },
    ...{ name: "voice.wav", contentType: "audio/wav" },
  });
  await world.verifyArrivals();
  const { url } = await world.client.readFile({ id });
  const ranges: string[] = [];
  const statuses: number[] = [];
  page.on("request", (request) => {
    const range = request.headers().range;
    if (range) ranges.push(range);
  });
  page.on("response", (response) => {
    if (response.url() === url) statuses.push(response.status());
  });
  const place = await page.evaluate(async (address) => {
    const audio = document.createElement("audio");
    audio.muted = true;
    audio.preload = "metadata";
    audio.src = address;
    await new Promise((resolve, reject) => {
      audio.onloadedmetadata = resolve;
      audio.onerror = () => reject(new Error(audio.error?.message));
    });
    audio.currentTime = 4000;
    await new Promise((resolve) => {
      audio.onseeked = resolve;
    });
    return { at: audio.currentTime, lasts: audio.duration };
  }, url);
  expect(place).toEqual({ at: 4000, lasts: 5000 });
  expect(new Set(statuses)).toEqual(new Set([206]));
  const starts = ranges.map((range) => Number(/bytes=(\d+)-/.exec(range)?.[1]));
  expect(Math.max(...starts)).toBeGreaterThan(30_000_000);
});

it("is not let into the bucket from a page of another origin", async () => {
  const { upload } = await world.client.uploadFile({
    ...{ name: "screen.webm", contentType: "video/webm", live: true },
    sessionId: world.sessionId,
  });
  if (!("partSize" in upload)) throw new Error("a recording comes in parts");
  const { items } = await world.client.listFiles({ status: "uploading", limit: 1 });
  const { parts } = await world.client.requestParts({ id: items[0]!.id, parts: [{ number: 1 }] });
  const foreign = await browser.newPage();
  // the same server, under a name that the bucket does not know
  await foreign.goto(page.url().replace("127.0.0.1", "localhost"));
  const put = (where: Page) =>
    where.evaluate(
      (url) =>
        fetch(url, { method: "PUT", body: "x" }).then(
          ({ status }) => status,
          (error: Error) => error.name,
        ),
      parts[0]!.url,
    );
  expect(await put(foreign)).toBe("TypeError");
  expect((await world.client.requestParts({ id: items[0]!.id, parts: [] })).uploaded).toEqual([]);
  expect(await put(page)).toBe(200);
  await foreign.close();
});
