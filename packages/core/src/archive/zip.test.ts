import { crc32 } from "node:zlib";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ZipEntry } from "./zip.ts";
import * as Zip from "./zip.ts";

const modifiedAt = "2026-11-23T09:30:10.000Z";

/** A ZIP of entries whose bytes come in pieces. */
function zip(files: { name: string; pieces: string[]; packed?: boolean; large?: boolean }[]) {
  const chunks: Uint8Array[] = [];
  const entries: ZipEntry[] = [];
  const length = () => chunks.reduce((sum, { length }) => sum + length, 0);
  for (const { name, pieces, packed, large = false } of files) {
    const entry = { name, crc: 0, size: 0, packedSize: 0, offset: length(), modifiedAt, large };
    chunks.push(Zip.localHeader(entry));
    for (const piece of pieces.map((text) => Buffer.from(text))) {
      const blocks = packed ? Zip.storedBlocks(piece) : Zip.packedBlocks(piece);
      entry.crc = crc32(piece, entry.crc);
      entry.size += piece.length;
      entry.packedSize += blocks.length;
      chunks.push(blocks);
    }
    entry.packedSize += Zip.lastBlock().length;
    chunks.push(Zip.lastBlock(), Zip.dataDescriptor(entry));
    entries.push(entry);
  }
  chunks.push(Zip.centralDirectory(entries, length()));
  return Buffer.concat(chunks);
}

const texts = (archive: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString(),
    ]),
  );

describe("the pieces of a ZIP", () => {
  it("make an archive that others read, whatever the pieces", () => {
    const long = "0123456789".repeat(20_000);
    const archive = zip([
      { name: "a.json", pieces: ["{", "}", "\n"] },
      { name: "empty", pieces: [] },
      { name: "größe/ü.jsonl", pieces: [long, long, "x"] },
      { name: "video.webm", pieces: [long, "tail"], packed: true },
    ]);
    expect(texts(archive)).toEqual({
      "a.json": "{}\n",
      empty: "",
      "größe/ü.jsonl": `${long}${long}x`,
      "video.webm": `${long}tail`,
    });
    expect(archive.length).toBeLessThan(long.length * 1.1);
  });

  it("make one with sizes of 64 bits", () => {
    const archive = zip([
      { name: "large.webm", pieces: ["abc"], packed: true, large: true },
      { name: "small", pieces: ["d"] },
    ]);
    expect(texts(archive)).toEqual({ "large.webm": "abc", small: "d" });
    expect(archive.includes(Buffer.from([0x50, 0x4b, 6, 6]))).toBe(true);
  });

  it("tell of places beyond 4 GB", () => {
    const offset = 5 * 2 ** 30;
    const entry: ZipEntry = {
      ...{ name: "x", crc: 1, size: offset, packedSize: offset + 1, offset, modifiedAt },
      large: true,
    };
    const directory = Zip.centralDirectory([entry], offset * 2);
    const extra = directory.indexOf(Buffer.from([1, 0, 24, 0]));
    const numbers = [4, 12, 20].map((at) => Number(directory.readBigUInt64LE(extra + at)));
    expect(numbers).toEqual([offset, offset + 1, offset]);
    const end = directory.indexOf(Buffer.from([0x50, 0x4b, 6, 6]));
    expect(Number(directory.readBigUInt64LE(end + 48))).toBe(offset * 2);
  });
});
