import { describe, expect, it } from "vitest";
import { matches } from "./pattern.ts";

const event = {
  source: "aws.s3",
  "detail-type": "Object Created",
  detail: {
    bucket: { name: "files" },
    object: { key: "live/a/1.webm", size: 512 },
    tags: { kind: ["welcome", "first"] },
    reason: null,
    ok: true,
  },
};

const detail = (pattern: object) => ({ detail: pattern });

describe("matches", () => {
  it.each([
    ["an exact value", { source: ["aws.s3", "aws.ses"] }, true],
    ["another value", { source: ["aws.ses"] }, false],
    ["nested values", { source: ["aws.s3"], detail: { bucket: { name: ["files"] } } }, true],
    ["one of two that fails", { source: ["aws.s3"], detail: { bucket: { name: ["x"] } } }, false],
    ["a boolean", detail({ ok: [true] }), true],
    ["null", detail({ reason: [null] }), true],
    ["a missing key", detail({ nothing: ["a"] }), false],
    ["a member of an array", detail({ tags: { kind: ["first"] } }), true],
    ["no member of an array", detail({ tags: { kind: ["second"] } }), false],
    ["prefix", detail({ object: { key: [{ prefix: "live/" }] } }), true],
    ["another prefix", detail({ object: { key: [{ prefix: "dead/" }] } }), false],
    ["prefix without case", { source: [{ prefix: { "equals-ignore-case": "AWS." } }] }, true],
    ["suffix", detail({ object: { key: [{ suffix: ".webm" }] } }), true],
    ["equals-ignore-case", { source: [{ "equals-ignore-case": "AWS.S3" }] }, true],
    ["wildcard", detail({ object: { key: [{ wildcard: "live/*/*.webm" }] } }), true],
    ["wildcard that fails", detail({ object: { key: [{ wildcard: "live/*.png" }] } }), false],
    ["anything-but", { source: [{ "anything-but": "aws.ses" }] }, true],
    ["anything-but itself", { source: [{ "anything-but": ["aws.s3", "x"] }] }, false],
    ["anything-but a prefix", { source: [{ "anything-but": { prefix: "aws." } }] }, false],
    ["anything-but of nothing", detail({ nothing: [{ "anything-but": "a" }] }), false],
    ["exists", detail({ object: { key: [{ exists: true }] } }), true],
    ["exists not", detail({ object: { key: [{ exists: false }] } }), false],
    ["absent", detail({ nothing: [{ exists: false }] }), true],
    ["numeric range", detail({ object: { size: [{ numeric: [">", 0, "<=", 512] }] } }), true],
    ["numeric outside", detail({ object: { size: [{ numeric: ["<", 512] }] } }), false],
    ["numeric on text", detail({ bucket: { name: [{ numeric: [">", 0] }] } }), false],
    ["one of two ways", { $or: [{ source: ["x"] }, { "detail-type": ["Object Created"] }] }, true],
    ["any alternative", { source: [{ prefix: "x" }, "aws.s3"] }, true],
  ])("%s", (_name, pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it("names a comparison that it does not know", () => {
    expect(() => matches({ source: [{ cidr: "10.0.0.0/8" }] }, event)).toThrow("cidr");
  });

  it("reads the filter of an event source mapping", () => {
    const filter = {
      eventName: ["INSERT", "MODIFY"],
      dynamodb: { NewImage: { kind: { S: ["session", { prefix: "metr" }] } } },
    };
    const record = (kind: string, eventName = "INSERT") => ({
      eventName,
      dynamodb: { NewImage: { kind: { S: kind } } },
    });
    expect(matches(filter, record("session"))).toBe(true);
    expect(matches(filter, record("metrics"))).toBe(true);
    expect(matches(filter, record("participant"))).toBe(false);
    expect(matches(filter, record("session", "REMOVE"))).toBe(false);
  });
});
