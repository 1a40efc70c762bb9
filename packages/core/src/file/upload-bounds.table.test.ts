import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "../testing/context.ts";
import { recorded } from "../testing/recorded.ts";
import { startServices, type TestServices } from "../testing/services.ts";
import { objectKeyOf } from "./file.ts";
import { requestParts } from "./parts.ts";
import * as File from "./store.ts";
import { uploadFile } from "./upload.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const mb = 2 ** 20;
const video = { name: "screen.webm", contentType: "video/webm" };

/** A program whose stage takes recordings of up to 20 MB. */
async function scene() {
  const ctx = await testContext();
  const { client } = await recorded(ctx);
  const settings = { ...client.settings, maxRecordingBytes: 20 * mb };
  return { ...client, settings, bucket: services.bucket };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const addressOf = async (here: Scene, id: string, number: number) =>
  (await requestParts(here, { id, parts: [{ number }] })).parts[0]!;

const put = async ({ url, headers }: { url: string; headers: object }, bytes: number) => {
  const body = new Uint8Array(bytes);
  return (await fetch(url, { method: "PUT", headers: { ...headers }, body })).status;
};

describe("an upload in parts", () => {
  it("ends with what has come of it, once that is more than there may be", async () => {
    const here = await scene();
    const { file } = await uploadFile(here, { ...video, live: true });
    const { uploadId } = (await File.get(here, file.id))!;
    for (const number of [1, 2])
      expect(await put(await addressOf(here, file.id, number), 8 * mb)).toBe(200);
    expect(await put(await addressOf(here, file.id, 3), 8 * mb)).toBe(200);
    await expect(addressOf(here, file.id, 4)).rejects.toMatchObject({ code: "too_large" });
    expect(await File.get(here, file.id)).toMatchObject({
      status: "rejected",
      rejection: "too_large",
    });
    expect(await services.bucket.listParts(objectKeyOf(file.id), uploadId!)).toBeUndefined();
  });

  it("ends when a recorded part is out of all proportion", async () => {
    const here = await scene();
    const { file } = await uploadFile(here, { ...video, live: true });
    expect(await put(await addressOf(here, file.id, 1), 17 * mb)).toBe(200);
    await expect(addressOf(here, file.id, 2)).rejects.toMatchObject({ code: "too_large" });
  });

  it("gets addresses as its parts come while it is recorded", async () => {
    const here = await scene();
    const { file } = await uploadFile(here, { ...video, live: true });
    await expect(addressOf(here, file.id, 9999)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await addressOf(here, file.id, 10)).toMatchObject({ number: 10 });
  });

  it("has parts of no other size than was promised", async () => {
    const here = await scene();
    const hashOf = (bytes: number) =>
      createHash("sha256").update(new Uint8Array(bytes)).digest("hex");
    const { file } = await uploadFile(here, {
      ...video,
      size: 9 * mb,
      sha256: hashOf(9 * mb),
      partChecksums: true,
    });
    const ask = async (bytes: number) => {
      const parts = [{ number: 2, sha256: hashOf(bytes) }];
      return (await requestParts(here, { id: file.id, parts })).parts[0]!;
    };
    expect(await put(await ask(2 * mb), 2 * mb)).toBe(403);
    expect(await put(await ask(mb), mb)).toBe(200);
  });
});

it("lets a person have 20 uploads in parts that have not ended", { timeout: 60_000 }, async () => {
  const here = await scene();
  const begin = () => uploadFile(here, { ...video, live: true });
  const begun = [];
  for (let count = 0; count < 20; count++) begun.push(await begin());
  await expect(begin()).rejects.toMatchObject({ code: "state_conflict" });
  const small = { name: "shot.png", contentType: "image/png", size: 9, sha256: "0".repeat(64) };
  expect(await uploadFile(here, small)).toHaveProperty("upload.fields");
  await File.replace(here, { ...(await File.get(here, begun[0]!.file.id))!, status: "verifying" });
  expect(await begin()).toHaveProperty("upload.partSize");
});
