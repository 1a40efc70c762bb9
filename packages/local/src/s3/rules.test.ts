import { describe, expect, it } from "vitest";
import { decodeAwsChunked } from "./aws-chunked.ts";
import { corsHeaders } from "./cors.ts";
import { dueAt, expired, lifecycleRules } from "./lifecycle.ts";
import { listKeys } from "./listing.ts";
import type { ObjectVersion } from "./objects.ts";
import { readRange, segmentRanges } from "./range.ts";

const dayMs = 86_400_000;
const midnight = Date.UTC(2026, 10, 22);

describe("lifecycle", () => {
  const version = (at: number, more: Partial<ObjectVersion> = {}): ObjectVersion => ({
    ...{
      key: "a/b",
      versionId: String(at),
      at,
      order: at,
      size: 1,
      etag: "",
      headers: {},
      segments: [],
    },
    ...more,
  });

  it("acts at the midnight after the days are over", () => {
    expect(dueAt(midnight + 1, 1)).toBe(midnight + 2 * dayMs);
    expect(dueAt(midnight, 1)).toBe(midnight + dayMs);
  });

  it.each([
    [
      "a current version when its days are over",
      [{ ExpirationInDays: 1 }],
      [version(midnight)],
      1,
      true,
      0,
    ],
    ["nothing a day before", [{ ExpirationInDays: 2 }], [version(midnight)], 1, false, 0],
    [
      "nothing under another prefix",
      [{ ExpirationInDays: 1, Prefix: "x/" }],
      [version(midnight)],
      1,
      false,
      0,
    ],
    [
      "an old version, counted from when it became old",
      [{ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }],
      [version(midnight), version(midnight - 9 * dayMs)],
      1,
      false,
      1,
    ],
    [
      "none of the newest old versions that the rule spares",
      [{ NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 1 } }],
      [version(midnight), version(midnight - 1), version(midnight - 2)],
      9,
      false,
      1,
    ],
    [
      "a delete marker that is left alone",
      [{ ExpiredObjectDeleteMarker: true }],
      [version(midnight, { deleteMarker: true })],
      1,
      false,
      1,
    ],
    [
      "no delete marker over an old version",
      [{ ExpiredObjectDeleteMarker: true }],
      [version(midnight, { deleteMarker: true }), version(midnight - 1)],
      1,
      false,
      0,
    ],
  ])("removes %s", (_, rules, versions, days, current, count) => {
    const enabled = rules.map((rule) => ({ Status: "Enabled", ...rule }));
    const result = expired(enabled, versions, midnight + days * dayMs);
    expect(result.current).toBe(current);
    expect(result.versions).toHaveLength(count);
  });

  it("says which rules it cannot follow, and passes over disabled ones", () => {
    const properties = (rule: object) => ({ LifecycleConfiguration: { Rules: [rule] } });
    expect(() => lifecycleRules(properties({ Status: "Enabled", TagFilters: [{}] }))).toThrow(
      "tags",
    );
    expect(lifecycleRules(properties({ Status: "Disabled", ExpirationInDays: 1 }))).toEqual([]);
  });
});

it.each([
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=5-", { first: 5, last: 9 }],
  ["bytes=-3", { first: 7, last: 9 }],
  ["bytes=-30", { first: 0, last: 9 }],
  ["bytes=3-2", undefined],
  ["bytes=0-1,4-5", undefined],
  ["lines=1-2", undefined],
  [undefined, undefined],
])("reads the range %s", (header, expected) => {
  expect(readRange(header, 10)).toEqual(expected);
});

it("finds a range across files", () => {
  const segments = [3, 0, 4].map((size, index) => ({ file: String(index), size }));
  expect(segmentRanges(segments, 2, 4)).toEqual([
    { file: "0", start: 2, end: 2 },
    { file: "2", start: 0, end: 1 },
  ]);
});

it("lists folders once, also over pages", () => {
  const keys = ["a/1", "a/2", "b", "c/1"];
  const first = listKeys(keys, { prefix: "", delimiter: "/", limit: 1 });
  expect(first).toEqual({ keys: [], prefixes: ["a/"], next: "a/" });
  const second = listKeys(keys, { prefix: "", delimiter: "/", after: first.next, limit: 5 });
  expect(second).toEqual({ keys: ["b"], prefixes: ["c/"] });
});

it("names any origin without credentials", () => {
  const rules = [{ AllowedOrigins: ["*"], AllowedMethods: ["GET"] }];
  const headers = corsHeaders(rules, { origin: "http://a", method: "GET" });
  expect(headers).toMatchObject({ "access-control-allow-origin": "*" });
  expect(headers).not.toHaveProperty("access-control-allow-credentials");
});

describe("aws-chunked", () => {
  const coded = "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nx-amz-checksum-crc32:abc=\r\n\r\n";
  const decode = async (text: string, cut: number) => {
    const trailers: Record<string, string> = {};
    async function* source() {
      for (let at = 0; at < text.length; at += cut) yield Buffer.from(text.slice(at, at + cut));
    }
    let body = "";
    for await (const piece of decodeAwsChunked(source(), trailers)) body += piece.toString();
    return { body, trailers };
  };

  it.each([1, 2, 3, 7, 1000])("is taken off in pieces of %i bytes", async (cut) => {
    expect(await decode(coded, cut)).toEqual({
      body: "hello world",
      trailers: { "x-amz-checksum-crc32": "abc=" },
    });
  });

  it.each([coded.slice(0, 8), coded.replace("5\r", "4\r"), "zz\r\n"])(
    "refuses %j",
    async (text) => {
      await expect(decode(text, 1000)).rejects.toMatchObject({ code: "IncompleteBody" });
    },
  );
});
