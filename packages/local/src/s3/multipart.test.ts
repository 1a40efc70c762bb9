import { createHash, randomBytes } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Stack } from "../testing/s3-stack.ts";

let stack: Awaited<ReturnType<typeof s3Stack>>;
let client: S3Client;

beforeAll(async () => {
  stack = await s3Stack();
  client = stack.client();
});
afterAll(() => stack.stop());

const Bucket = "files";
const parts = [randomBytes(5 * 2 ** 20), randomBytes(1000)];
const sha256 = (data: Buffer) => createHash("sha256").update(data).digest("base64");

async function begin(Key: string, more = {}) {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ...more }),
  );
  return { Bucket, Key, UploadId: UploadId! };
}
type Target = Awaited<ReturnType<typeof begin>>;

const upload = (target: Target, PartNumber: number, Body: Buffer, more = {}) =>
  client.send(new UploadPartCommand({ ...target, PartNumber, Body, ...more }));
const complete = (target: Target, Parts: CompletedPart[], more = {}) =>
  client.send(
    new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts }, ...more }),
  );

async function uploadAll(target: Target, more = {}): Promise<CompletedPart[]> {
  const done: CompletedPart[] = [];
  for (const [index, body] of parts.entries()) {
    const { ETag, ChecksumSHA256 } = await upload(target, index + 1, body, more);
    done.push({ PartNumber: index + 1, ETag, ChecksumSHA256 });
  }
  return done;
}

describe("multipart uploads", () => {
  it("join parts with the checksum of their checksums", async () => {
    const target = await begin("whole", { ChecksumAlgorithm: "SHA256", ContentType: "video/webm" });
    const done = await uploadAll(target, { ChecksumAlgorithm: "SHA256" });
    const listed = await client.send(new ListPartsCommand(target));
    expect(listed.Parts).toMatchObject([
      { PartNumber: 1, Size: parts[0]!.length, ChecksumSHA256: sha256(parts[0]!) },
      { PartNumber: 2, Size: 1000 },
    ]);
    const { ChecksumSHA256, ETag } = await complete(target, done);
    const composite = createHash("sha256");
    for (const part of parts) composite.update(Buffer.from(sha256(part), "base64"));
    expect(ChecksumSHA256).toBe(`${composite.digest("base64")}-2`);
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const found = await client.send(new GetObjectCommand({ Bucket, Key: "whole" }));
    expect(found.ContentType).toBe("video/webm");
    const bytes = Buffer.from(await found.Body!.transformToByteArray());
    expect(bytes.equals(Buffer.concat(parts))).toBe(true);
    const across = await client.send(
      new GetObjectCommand({
        Bucket,
        Key: "whole",
        Range: `bytes=${parts[0]!.length - 2}-${parts[0]!.length + 1}`,
      }),
    );
    expect(Buffer.from(await across.Body!.transformToByteArray())).toEqual(
      Buffer.concat([parts[0]!.subarray(-2), parts[1]!.subarray(0, 2)]),
    );
    expect(stack.bus.events.at(-1)?.detail).toMatchObject({
      reason: "CompleteMultipartUpload",
      object: { key: "whole", size: parts[0]!.length + 1000 },
    });
    await expect(complete(target, done)).rejects.toMatchObject({ name: "NoSuchUpload" });
  });

  it("give a checksum of the whole for CRC32", async () => {
    const target = await begin("crc", { ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" });
    const done = await uploadAll(target);
    const answer = await complete(target, done);
    expect(answer.ChecksumType).toBe("FULL_OBJECT");
    expect(answer.ChecksumCRC32).not.toContain("-");
  });

  it("survive a new start", async () => {
    const target = await begin("resumed");
    const { ETag } = await upload(target, 1, parts[0]!);
    await stack.restart();
    const second = await upload(target, 2, parts[1]!);
    await complete(target, [
      { PartNumber: 1, ETag },
      { PartNumber: 2, ETag: second.ETag },
    ]);
    await stack.restart();
    const found = await client.send(new GetObjectCommand({ Bucket, Key: "resumed" }));
    expect((await found.Body!.transformToByteArray()).length).toBe(parts[0]!.length + 1000);
  });

  it("refuse a missing, small, wrong or misplaced part", async () => {
    const target = await begin("strict");
    const one = await upload(target, 1, parts[1]!);
    const two = await upload(target, 2, parts[1]!);
    const done = [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: two.ETag },
    ];
    await expect(complete(target, [...done, { PartNumber: 3, ETag: `"x"` }])).rejects.toMatchObject(
      { name: "InvalidPart" },
    );
    await expect(complete(target, [{ PartNumber: 1, ETag: `"x"` }])).rejects.toMatchObject({
      name: "InvalidPart",
    });
    await expect(complete(target, done)).rejects.toMatchObject({ name: "EntityTooSmall" });
    await expect(complete(target, done.toReversed())).rejects.toMatchObject({
      name: "InvalidPartOrder",
    });
    await expect(complete(target, [])).rejects.toMatchObject({ name: "MalformedXML" });
    await expect(upload(target, 10_001, parts[1]!)).rejects.toMatchObject({
      name: "InvalidArgument",
    });
    await expect(complete({ ...target, Key: "other" }, done)).rejects.toMatchObject({
      name: "NoSuchUpload",
    });
  });

  it("refuse a part without the checksum that the upload asks for, or with a wrong one", async () => {
    const target = await begin("checked", { ChecksumAlgorithm: "SHA256" });
    await expect(
      upload(target, 1, parts[1]!, { ChecksumSHA256: sha256(parts[0]!) }),
    ).rejects.toMatchObject({ name: "BadDigest" });
    await expect(
      upload(target, 1, parts[1]!, { ChecksumAlgorithm: "CRC32" }),
    ).rejects.toMatchObject({ name: "InvalidRequest" });
    const { ETag } = await upload(target, 1, parts[1]!, { ChecksumSHA256: sha256(parts[1]!) });
    await expect(complete(target, [{ PartNumber: 1, ETag }])).rejects.toMatchObject({
      name: "InvalidRequest",
      message: expect.stringContaining("missing for part 1"),
    });
    await expect(
      complete(target, [{ PartNumber: 1, ETag, ChecksumSHA256: sha256(parts[0]!) }]),
    ).rejects.toMatchObject({ name: "InvalidPart" });
  });

  it("do not overwrite with If-None-Match, and stay open", async () => {
    const target = await begin("whole");
    const { ETag } = await upload(target, 1, parts[1]!);
    const done = [{ PartNumber: 1, ETag }];
    await expect(complete(target, done, { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    const { Uploads } = await client.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix: "whole" }),
    );
    expect(Uploads?.map(({ UploadId }) => UploadId)).toEqual([target.UploadId]);
    await client.send(new AbortMultipartUploadCommand(target));
    await expect(client.send(new ListPartsCommand(target))).rejects.toMatchObject({
      name: "NoSuchUpload",
    });
  });

  it("are given up by the lifecycle rule", async () => {
    const target = await begin("temporary/upload");
    await upload(target, 1, parts[1]!);
    stack.clock.advance(2 * 86_400_000);
    await stack.s3.applyLifecycle();
    await expect(upload(target, 2, parts[1]!)).rejects.toMatchObject({ name: "NoSuchUpload" });
  });
});
