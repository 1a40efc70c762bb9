import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createClient } from "../node/index.ts";
import { type Call, problem, type Reply, startFakeService } from "../testing/fake-service.ts";
import type { Progress } from "./meter.ts";
import { startUpload } from "./start-upload.ts";
import { uploadFile } from "./upload-file.ts";

const file = { id: "fil_01JD0000000000000000000000", status: "uploading" };
const bytes = (length: number) => Uint8Array.from({ length }, (_, n) => (n * 7) % 256);
const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

/** A service and a bucket in one: presigned POST to /bucket, parts of 10 bytes to /parts/n. */
function bucket(
  upload: (url: string) => object,
  more: (call: Call) => Reply | undefined | Promise<Reply | undefined> = () => undefined,
) {
  return startFakeService(async (call) => {
    const url = `http://${call.headers.host}`;
    const special = await more(call);
    if (special) return special;
    if (call.url === "/api/files/upload")
      return { status: 201, json: { file, upload: upload(url) } };
    if (call.url.endsWith("/parts")) {
      const { parts } = call.json as { parts: { number: number }[] };
      return { status: 200, json: { partSize: 10, parts: parts.map(part(url)), uploaded: [] } };
    }
    if (call.url.endsWith("/complete"))
      return { status: 202, json: { file: { ...file, status: "verifying" } } };
    return { status: 204 };
  });
}
const part =
  (url: string) =>
  ({ number }: { number: number }) => ({
    number,
    url: `${url}/parts/${number}`,
    headers: { "x-part": String(number) },
  });

describe("uploadFile", () => {
  it("sends a file as a presigned POST, the fields first and the file last", async () => {
    await using service = await bucket((url) => ({
      url: `${url}/bucket`,
      fields: { key: "files/x", policy: "p" },
    }));
    const content = bytes(1000);
    const progress: Progress[] = [];
    const done = await uploadFile({
      client: createClient({ baseUrl: service.url, token: "secret.token.x" }),
      content,
      name: "shot.png",
      contentType: "image/png",
      category: "screenshot",
      details: { durationSeconds: 3 },
      onProgress: (each) => progress.push(each),
    });
    expect(done.status).toBe("verifying");
    expect(service.calls[0]!.json).toEqual({
      name: "shot.png",
      contentType: "image/png",
      category: "screenshot",
      size: 1000,
      sha256: hashOf(content),
    });
    const post = service.calls[1]!;
    expect(post.headers).not.toHaveProperty("authorization");
    const names = [...post.body.toString("latin1").matchAll(/ name="(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(["key", "policy", "file"]);
    expect(post.body.includes(Buffer.from(content))).toBe(true);
    expect(service.calls[2]!.json).toEqual({ durationSeconds: 3 });
    expect(progress[0]).toMatchObject({ phase: "hashing", hashedBytes: 0, totalBytes: 1000 });
    expect(progress.at(-1)).toMatchObject({ phase: "sending", sentBytes: 1000, totalBytes: 1000 });
  });

  it("sends parts, leaves out those that are there, and renews a link that has expired", async () => {
    let expired = true;
    await using service = await bucket(
      (url) => ({
        partSize: 10,
        parts: [1, 2, 3].map((number) => part(url)({ number })),
        uploaded: [2],
      }),
      (call) => {
        if (call.url !== "/parts/3" || !expired) return undefined;
        expired = false;
        return { status: 403, text: "<Error><Code>AccessDenied</Code></Error>" };
      },
    );
    const content = bytes(25);
    const progress: number[] = [];
    await uploadFile({
      client: createClient({ baseUrl: service.url }),
      content: new Blob([content]),
      name: "a.webm",
      contentType: "video/webm",
      onProgress: ({ sentBytes }) => progress.push(sentBytes),
    });
    const put = service.calls.filter(({ method }) => method === "PUT");
    expect(put.map(({ url }) => url).sort()).toEqual(["/parts/1", "/parts/3", "/parts/3"]);
    expect(put.find(({ url }) => url === "/parts/1")!.body).toEqual(
      Buffer.from(content.slice(0, 10)),
    );
    expect(put.at(-1)!.body).toEqual(Buffer.from(content.slice(20)));
    expect(put[0]!.headers["x-part"]).toBe(put[0]!.url.at(-1));
    expect(service.calls.find(({ url }) => url.endsWith("/parts"))!.json).toEqual({
      parts: [{ number: 3 }],
    });
    expect(progress.at(-1)).toBe(25);
  });

  it("gets a new address for a file each time that a pause has outlasted it, under the same key", async () => {
    let issued = 0;
    let valid = 1;
    let pauses = 2;
    let arrived: () => void = () => undefined;
    await using service = await bucket(
      (url) => ({ url: `${url}/bucket`, fields: { policy: `policy-${++issued}` } }),
      async (call) => {
        if (call.url !== "/bucket") return undefined;
        if (!call.body.includes(`policy-${valid}`))
          return { status: 403, text: "<Error><Code>AccessDenied</Code></Error>" };
        if (pauses-- <= 0) return { status: 204 };
        arrived();
        // its answer comes after the pause has cut it short
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { status: 204 };
      },
    );
    const upload = startUpload({
      client: createClient({ baseUrl: service.url }),
      content: bytes(30),
      name: "a.png",
      contentType: "image/png",
    });
    for (const outlasted of [2, 3]) {
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
      upload.pause();
      valid = outlasted;
      upload.resume();
    }
    expect((await upload.done).status).toBe("verifying");
    const asked = service.calls.filter(({ url }) => url === "/api/files/upload");
    expect(asked.length).toBe(3);
    expect(new Set(asked.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  it("tells that a file is refused after one new address", async () => {
    await using service = await bucket(
      (url) => ({ url: `${url}/bucket`, fields: {} }),
      ({ url }) => (url === "/bucket" ? { status: 403 } : undefined),
    );
    const client = createClient({ baseUrl: service.url });
    await expect(
      uploadFile({ client, content: bytes(3), name: "a.png", contentType: "image/png" }),
    ).rejects.toMatchObject({ name: "UploadError", status: 403 });
    expect(service.calls.filter(({ url }) => url === "/bucket").length).toBe(2);
  });

  it("sends a stream in parts as it comes and states the whole at its end", async () => {
    await using service = await bucket(() => ({ partSize: 10, parts: [] }));
    const content = bytes(27);
    const pieces = [content.slice(0, 4), content.slice(4, 21), content.slice(21)];
    await uploadFile({
      client: createClient({ baseUrl: service.url }),
      content: new ReadableStream({
        pull(controller) {
          const piece = pieces.shift();
          if (piece) controller.enqueue(piece);
          else controller.close();
        },
      }),
      name: "screen.webm",
      contentType: "video/webm",
    });
    expect(service.calls[0]!.json).toMatchObject({ live: true });
    expect(service.calls[0]!.json).not.toHaveProperty("size");
    const put = service.calls.filter(({ method }) => method === "PUT");
    expect(put.slice(0, -1).every(({ body }) => body.length >= 10)).toBe(true);
    expect(Buffer.concat(put.map(({ body }) => body))).toEqual(Buffer.from(content));
    expect(service.calls.at(-1)!.json).toMatchObject({ size: 27, sha256: hashOf(content) });
  });

  it("tells why a file is refused, by the service or by the store", async () => {
    await using service = await bucket(
      (url) => ({ url: `${url}/bucket`, fields: {} }),
      (call) =>
        call.url === "/bucket"
          ? { status: 400, text: "<Error><Code>EntityTooLarge</Code></Error>" }
          : (call.json as { name: string }).name === "a.exe"
            ? problem("media_type")
            : undefined,
    );
    const client = createClient({ baseUrl: service.url });
    const common = { client, content: bytes(3), contentType: "image/png" };
    await expect(uploadFile({ ...common, name: "a.exe" })).rejects.toMatchObject({
      code: "media_type",
    });
    await expect(uploadFile({ ...common, name: "a.png" })).rejects.toMatchObject({
      name: "UploadError",
      status: 400,
      message: expect.stringContaining("EntityTooLarge"),
    });
  });
});
