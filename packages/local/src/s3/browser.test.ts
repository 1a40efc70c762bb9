import { createHash } from "node:crypto";
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createPresignedPost, type PresignedPostOptions } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcome, portal, s3Stack } from "../testing/s3-stack.ts";

let stack: Awaited<ReturnType<typeof s3Stack>>;
let client: S3Client;
let signer: S3Client;

beforeAll(async () => {
  stack = await s3Stack();
  client = stack.client();
  signer = stack.client(stack.uploader, { requestChecksumCalculation: "WHEN_REQUIRED" });
});
afterAll(() => stack.stop());

const sha256 = (data: string) => createHash("sha256").update(data).digest("base64");

describe("presigned URLs", () => {
  const presignPut = (Key: string, more = {}, options = {}) =>
    getSignedUrl(signer, new PutObjectCommand({ Bucket: "files", Key, ...more }), {
      expiresIn: 60,
      ...options,
    });
  const send = async (url: string, body: string, headers = {}) =>
    outcome(await fetch(url, { method: "PUT", body, headers }));

  it("take and give an object", async () => {
    expect(await send(await presignPut("in/signed"), "hello")).toBe("200");
    const url = await getSignedUrl(
      signer,
      new GetObjectCommand({
        Bucket: "files",
        Key: "in/signed",
        ResponseContentDisposition: `attachment; filename="x.txt"`,
      }),
    );
    const response = await fetch(url);
    expect(await response.text()).toBe("hello");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="x.txt"`);
  });

  it("bind the checksum that is signed into them", async () => {
    const url = await presignPut(
      "in/bound",
      { ChecksumSHA256: sha256("right") },
      { unhoistableHeaders: new Set(["x-amz-checksum-sha256"]) },
    );
    const header = (value: string) => ({ "x-amz-checksum-sha256": value });
    expect(await send(url, "wrong", header(sha256("right")))).toBe("400 BadDigest");
    expect(await send(url, "wrong", header(sha256("wrong")))).toBe("403 SignatureDoesNotMatch");
    expect(await send(url, "right")).toBe("403 SignatureDoesNotMatch");
    expect(await send(url, "right", header(sha256("right")))).toBe("200");
    const hoisted = await presignPut("in/hoisted", { ChecksumSHA256: sha256("right") });
    expect(await send(hoisted, "wrong")).toBe("400 BadDigest");
  });

  it("upload parts with their checksum", async () => {
    const { UploadId } = await signer.send(
      new CreateMultipartUploadCommand({
        Bucket: "files",
        Key: "in/parts",
        ChecksumAlgorithm: "SHA256",
      }),
    );
    const part = { Bucket: "files", Key: "in/parts", UploadId, PartNumber: 1 };
    const url = await getSignedUrl(
      signer,
      new UploadPartCommand({ ...part, ChecksumSHA256: sha256("part") }),
    );
    expect(await send(url, "port")).toBe("400 BadDigest");
    const response = await fetch(url, { method: "PUT", body: "part" });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBeTruthy();
  });

  it("write a key once when asked to", async () => {
    const url = await presignPut("in/once");
    expect(await send(url, "first", { "if-none-match": "*" })).toBe("200");
    expect(await send(url, "second", { "if-none-match": "*" })).toBe("412 PreconditionFailed");
  });

  it("are refused when tampered with", async () => {
    const url = await presignPut("in/tampered");
    expect(await send(url.replace("tampered", "other"), "x")).toBe("403 SignatureDoesNotMatch");
    expect(await send(url.replace("Expires=60", "Expires=600"), "x")).toBe(
      "403 SignatureDoesNotMatch",
    );
    expect(await outcome(await fetch(url))).toBe("403 SignatureDoesNotMatch");
    expect(await send(url, "x", { "x-amz-meta-a": "b" })).toBe("403 AccessDenied");
    expect(await send(url.split("?")[0]!, "x")).toBe("403 AccessDenied");
    expect(await send(url.replace(/Credential=[^%]+/, "Credential=AKIAOTHER"), "x")).toBe(
      "403 InvalidAccessKeyId",
    );
  });

  it("go by the signer's role", async () => {
    expect(await send(await presignPut("out/forbidden"), "x")).toBe("403 AccessDenied");
  });

  it("expire by the service clock", async () => {
    const url = await presignPut("in/expired");
    stack.clock.advance(61_000);
    expect(await send(url, "x")).toBe("403 AccessDenied");
    const now = new Date(stack.clock.now());
    expect(await send(await presignPut("in/fresh", {}, { signingDate: now }), "x")).toBe("200");
  });
});

describe("POST policies", () => {
  const form = (Key: string, more: Partial<PresignedPostOptions> = {}) =>
    createPresignedPost(signer, {
      Bucket: "files",
      Key,
      Expires: 600,
      Conditions: [
        ["content-length-range", 1, 10],
        ["eq", "$Content-Type", "image/png"],
      ],
      Fields: { "Content-Type": "image/png" },
      ...more,
    });
  async function post(
    { url, fields }: Awaited<ReturnType<typeof form>>,
    file: string | undefined,
    changes: Record<string, string | undefined> = {},
  ) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...changes })) {
      if (value !== undefined) body.append(name, value);
    }
    if (file !== undefined) body.append("file", new Blob([file]), "picture.png");
    return fetch(url, { method: "POST", body, headers: { origin: portal } });
  }
  const posted = async (...args: Parameters<typeof post>) => outcome(await post(...args));

  it("take a file of the signed type within the signed size", async () => {
    const response = await post(await form("in/form"), "0123456789");
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(portal);
    const head = await client.send(new HeadObjectCommand({ Bucket: "files", Key: "in/form" }));
    expect(head).toMatchObject({ ContentLength: 10, ContentType: "image/png" });
    expect(stack.bus.events.at(-1)?.detail).toMatchObject({ reason: "POST Object" });
  });

  it("refuse one byte over and an empty file, and keep nothing", async () => {
    expect(await posted(await form("in/big"), "0123456789x")).toBe("400 EntityTooLarge");
    expect(await posted(await form("in/big"), "")).toBe("400 EntityTooSmall");
    const head = client.send(new HeadObjectCommand({ Bucket: "files", Key: "in/big" }));
    await expect(head).rejects.toMatchObject({ name: "NotFound" });
  });

  it("refuse a big file early without breaking the connection", async () => {
    expect(await posted(await form("in/big"), "x".repeat(5_000_000))).toBe("400 EntityTooLarge");
  });

  it.each([
    ["another type", { "Content-Type": "text/html" }, "403 AccessDenied"],
    ["another key", { key: "in/other" }, "403 AccessDenied"],
    ["a field that the policy does not name", { "x-amz-meta-a": "b" }, "403 AccessDenied"],
    ["another signature", { "X-Amz-Signature": "0".repeat(64) }, "403 SignatureDoesNotMatch"],
    [
      "another policy",
      { Policy: btoa(`{"expiration":"2100-01-01T00:00:00Z","conditions":[]}`) },
      "403 SignatureDoesNotMatch",
    ],
    ["no policy", { Policy: undefined }, "403 AccessDenied"],
  ])("refuse %s", async (_, changes, expected) => {
    expect(await posted(await form("in/refused"), "x", changes)).toBe(expected);
  });

  it("check the signed checksum", async () => {
    const options = {
      Fields: { "Content-Type": "image/png", "x-amz-checksum-sha256": sha256("right") },
      Conditions: [["eq", "$Content-Type", "image/png"]] as PresignedPostOptions["Conditions"],
    };
    expect(await posted(await form("in/sum", options), "wrong")).toBe("400 BadDigest");
    expect(await posted(await form("in/sum", options), "right")).toBe("204");
  });

  it("refuse a form without a file, or without the role's permission", async () => {
    expect(await posted(await form("in/none"), undefined)).toBe("400 InvalidArgument");
    expect(await posted(await form("out/none"), "x")).toBe("403 AccessDenied");
  });

  it("expire by the service clock", async () => {
    const late = await form("in/late");
    stack.clock.advance(601_000);
    expect(await posted(late, "x")).toBe("403 AccessDenied");
  });
});

describe("CORS", () => {
  const preflight = (origin: string, method: string, headers = "content-type") =>
    fetch(`${stack.url}/files/in/a`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": method,
        "access-control-request-headers": headers,
      },
    });

  it("allows exactly what the template says", async () => {
    const response = await preflight(portal, "PUT", "content-type, x-amz-checksum-sha256");
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe(portal);
    expect(response.headers.get("access-control-expose-headers")).toBe("ETag");
    expect(response.headers.get("access-control-max-age")).toBe("600");
  });

  it.each([
    ["a foreign origin", "http://evil.example", "PUT", "content-type"],
    ["another method", portal, "DELETE", "content-type"],
    ["another header", portal, "PUT", "authorization"],
  ])("refuses %s", async (_, origin, method, headers) => {
    expect(await outcome(await preflight(origin, method, headers))).toBe("403 AccessForbidden");
  });

  it("lets the portal read an error, and no one else", async () => {
    const read = (origin: string) => fetch(`${stack.url}/files/in/a`, { headers: { origin } });
    expect((await read(portal)).headers.get("access-control-allow-origin")).toBe(portal);
    expect(
      (await read("http://evil.example")).headers.get("access-control-allow-origin"),
    ).toBeNull();
  });
});
