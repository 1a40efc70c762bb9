import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { screenshot } from "./png.ts";
import { webm } from "./webm.ts";

it("makes a WebM whose elements fill it to the last byte", () => {
  const bytes = Buffer.from(webm(5));
  expect(bytes.subarray(0, 4).toString("hex")).toBe("1a45dfa3");
  expect(bytes.includes("webm")).toBe(true);
  const headerLength = bytes.readUInt32BE(4) - 0x10000000;
  const segmentAt = 8 + headerLength;
  expect(bytes.subarray(segmentAt, segmentAt + 4).toString("hex")).toBe("18538067");
  const segmentLength = bytes.readUInt32BE(segmentAt + 4) - 0x10000000;
  expect(segmentAt + 8 + segmentLength).toBe(bytes.length);
  expect(bytes.toString("hex").split("1f43b675")).toHaveLength(6);
});

it("makes a PNG whose pixels can be unpacked", () => {
  const bytes = Buffer.from(screenshot(32, 20));
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([32, 20]);
  const at = bytes.indexOf("IDAT");
  const pixels = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  expect(pixels).toHaveLength((32 * 3 + 1) * 20);
  // The end marker of every PNG, with its well-known checksum.
  expect(bytes.subarray(-8).toString("hex")).toBe("49454e44ae426082");
});
