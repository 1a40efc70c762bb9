import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { s3Stack } from "../testing/s3-stack.ts";

let stack: Awaited<ReturnType<typeof s3Stack>>;
let client: S3Client;

beforeAll(async () => {
  stack = await s3Stack();
  client = stack.client();
});
afterAll(() => stack.stop());
beforeEach(() => {
  stack.bus.events.length = 0;
});

const put = (
  Key: string,
  Body: PutObjectCommandInput["Body"],
  more: Partial<PutObjectCommandInput> = {},
) => client.send(new PutObjectCommand({ Bucket: "files", Key, Body, ...more }));
const get = (Key: string, more = {}) =>
  client.send(new GetObjectCommand({ Bucket: "files", Key, ...more }));
const text = async (Key: string, more = {}) => (await get(Key, more)).Body!.transformToString();

describe("objects", () => {
  it("come back as they went in, with their headers", async () => {
    const key = "a b/ü+&%20?.txt";
    await put(key, "hello", {
      ContentType: "text/plain",
      CacheControl: "max-age=1",
      Metadata: { kind: "test" },
    });
    const found = await get(key);
    expect(found).toMatchObject({
      ContentType: "text/plain",
      CacheControl: "max-age=1",
      Metadata: { kind: "test" },
      ContentLength: 5,
      ETag: `"${createHash("md5").update("hello").digest("hex")}"`,
      ChecksumCRC32: "NhCmhg==",
    });
    expect(await found.Body!.transformToString()).toBe("hello");
    expect(stack.bus.events).toMatchObject([
      {
        source: "aws.s3",
        "detail-type": "Object Created",
        detail: { bucket: { name: "files" }, object: { key, size: 5 }, reason: "PutObject" },
      },
    ]);
  });

  it("come in streams with a trailing checksum", async () => {
    const body = Buffer.alloc(700_000, "x");
    const stream = Readable.from([body.subarray(0, 300_000), body.subarray(300_000)]);
    await put("stream", stream, { ContentLength: body.length, ChecksumAlgorithm: "SHA256" });
    const head = await client.send(
      new HeadObjectCommand({ Bucket: "files", Key: "stream", ChecksumMode: "ENABLED" }),
    );
    expect(head.ContentLength).toBe(700_000);
    expect(head.ChecksumSHA256).toBe(createHash("sha256").update(body).digest("base64"));
    expect(head.ContentEncoding).toBeUndefined();
  });

  it("can be read in ranges", async () => {
    await put("range", "0123456789");
    expect(await text("range", { Range: "bytes=2-4" })).toBe("234");
    expect(await text("range", { Range: "bytes=7-" })).toBe("789");
    expect(await text("range", { Range: "bytes=-2" })).toBe("89");
    expect((await get("range", { Range: "bytes=2-100" })).ContentRange).toBe("bytes 2-9/10");
    await expect(get("range", { Range: "bytes=10-" })).rejects.toMatchObject({
      name: "InvalidRange",
    });
  });

  it("can be empty", async () => {
    await put("empty", "");
    expect(await text("empty")).toBe("");
  });

  it("answer conditional reads", async () => {
    const { ETag } = await put("conditional", "x");
    await expect(get("conditional", { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(get("conditional", { IfMatch: `"other"` })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
  });

  it("let one of two writers win with If-None-Match", async () => {
    const writes = await Promise.allSettled(
      ["a", "b", "c"].map((body) => put("once", body, { IfNoneMatch: "*" })),
    );
    expect(writes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(put("once", "d", { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
  });

  it("are refused with a wrong checksum, hash or MD5, and leave nothing", async () => {
    await expect(put("wrong", "x", { ChecksumSHA256: `${"A".repeat(43)}=` })).rejects.toMatchObject(
      { name: "BadDigest" },
    );
    await expect(put("wrong", "x", { ContentMD5: `${"A".repeat(22)}==` })).rejects.toMatchObject({
      name: "BadDigest",
    });
    await expect(put("wrong", "x", { ContentMD5: "short" })).rejects.toMatchObject({
      name: "InvalidDigest",
    });
    await expect(get("wrong")).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  it("are deleted, and once more without complaint", async () => {
    await put("gone", "x");
    for (let time = 0; time < 2; time += 1) {
      await client.send(new DeleteObjectCommand({ Bucket: "files", Key: "gone" }));
    }
    await expect(get("gone")).rejects.toMatchObject({ name: "NoSuchKey" });
    expect(stack.bus.events.map((event) => event["detail-type"])).toEqual([
      "Object Created",
      "Object Deleted",
    ]);
  });

  it("survive a new start; what was half written does not", async () => {
    await put("kept", "still here");
    const data = join(stack.folder, "files", "data");
    await writeFile(join(data, "half"), "x");
    await stack.restart();
    expect(await text("kept")).toBe("still here");
    expect(await readdir(data)).not.toContain("half");
  });

  it("are not found in a bucket that is not there", async () => {
    await expect(client.send(new HeadBucketCommand({ Bucket: "other" }))).rejects.toMatchObject({
      name: "NotFound",
    });
    await expect(
      client.send(new GetObjectCommand({ Bucket: "other", Key: "a" })),
    ).rejects.toMatchObject({ name: "NoSuchBucket" });
  });
});

describe("lists", () => {
  it("page through keys with prefix and delimiter", async () => {
    for (const key of ["list/a/1", "list/a/2", "list/b", "list/c"]) await put(key, "x");
    const page = (more = {}) =>
      client.send(new ListObjectsV2Command({ Bucket: "files", Prefix: "list/", ...more }));
    const folders = await page({ Delimiter: "/" });
    expect(folders.CommonPrefixes).toEqual([{ Prefix: "list/a/" }]);
    expect(folders.Contents?.map(({ Key }) => Key)).toEqual(["list/b", "list/c"]);
    const first = await page({ MaxKeys: 3 });
    expect(first).toMatchObject({ IsTruncated: true, KeyCount: 3 });
    const second = await page({ MaxKeys: 3, ContinuationToken: first.NextContinuationToken });
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(["list/c"]);
    expect(second.IsTruncated).toBe(false);
  });

  it("delete many keys at once", async () => {
    const answer = await client.send(
      new DeleteObjectsCommand({
        Bucket: "files",
        Delete: { Objects: [{ Key: "list/b" }, { Key: "list/c" }] },
      }),
    );
    expect(answer.Deleted?.map(({ Key }) => Key)).toEqual(["list/b", "list/c"]);
  });
});

describe("versions", () => {
  const Bucket = "versioned";
  const Key = "v";

  it("keep what was overwritten and deleted", async () => {
    const one = await client.send(new PutObjectCommand({ Bucket, Key, Body: "one" }));
    const two = await client.send(new PutObjectCommand({ Bucket, Key, Body: "two" }));
    const read = async (VersionId?: string) =>
      (
        await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))
      ).Body!.transformToString();
    expect(await read()).toBe("two");
    expect(await read(one.VersionId)).toBe("one");
    const marker = await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(marker.DeleteMarker).toBe(true);
    await expect(read()).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(read(marker.VersionId)).rejects.toMatchObject({ name: "MethodNotAllowed" });
    const listed = await client.send(new ListObjectVersionsCommand({ Bucket }));
    expect(listed.Versions?.map(({ VersionId }) => VersionId)).toEqual([
      two.VersionId,
      one.VersionId,
    ]);
    expect(listed.DeleteMarkers?.[0]).toMatchObject({
      IsLatest: true,
      VersionId: marker.VersionId,
    });
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: marker.VersionId }));
    expect(await read()).toBe("two");
    expect(
      stack.bus.events.map((event) => (event.detail as Record<string, string>)["deletion-type"]),
    ).toEqual([undefined, undefined, "Delete Marker Created", "Permanently Deleted"]);
  });

  it("page within a key", async () => {
    const first = await client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 }));
    expect(first.IsTruncated).toBe(true);
    const second = await client.send(
      new ListObjectVersionsCommand({
        Bucket,
        MaxKeys: 1,
        KeyMarker: first.NextKeyMarker,
        VersionIdMarker: first.NextVersionIdMarker,
      }),
    );
    expect(second.Versions).toHaveLength(1);
    expect(second.Versions?.[0]?.VersionId).not.toBe(first.Versions?.[0]?.VersionId);
  });
});

describe("permissions", () => {
  it("are those of the role, by key", async () => {
    const uploader = stack.client(stack.uploader);
    const write = (Key: string) =>
      uploader.send(new PutObjectCommand({ Bucket: "files", Key, Body: "x" }));
    await write("in/a");
    await expect(write("out/a")).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining(`"Resource":"arn:aws:s3:::files/out/a"`),
    });
    const removal = await uploader.send(
      new DeleteObjectsCommand({ Bucket: "files", Delete: { Objects: [{ Key: "in/a" }] } }),
    );
    expect(removal.Errors?.[0]).toMatchObject({ Key: "in/a", Code: "AccessDenied" });
  });

  it("hide what is absent from those who may not list", async () => {
    const read = new GetObjectCommand({ Bucket: "files", Key: "in/absent" });
    await expect(stack.client(stack.uploader).send(read)).rejects.toMatchObject({
      name: "AccessDenied",
    });
    await expect(client.send(read)).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("lifecycle", () => {
  const dayMs = 86_400_000;

  it("removes by the service clock what the rules name", async () => {
    await put("temporary/a", "x");
    await put("lasting/a", "x");
    await client.send(new PutObjectCommand({ Bucket: "versioned", Key: "life", Body: "old" }));
    await client.send(new PutObjectCommand({ Bucket: "versioned", Key: "life", Body: "new" }));
    stack.clock.advance(6 * dayMs);
    await stack.s3.applyLifecycle();
    await expect(get("temporary/a")).resolves.toBeDefined();
    const listed = await client.send(
      new ListObjectVersionsCommand({ Bucket: "versioned", Prefix: "life" }),
    );
    expect(listed.Versions).toHaveLength(1);
    stack.clock.advance(2 * dayMs);
    await stack.s3.applyLifecycle();
    await expect(get("temporary/a")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(get("lasting/a")).resolves.toBeDefined();
    expect(stack.bus.events.at(-1)?.detail).toMatchObject({ reason: "Lifecycle Expiration" });
  });
});
