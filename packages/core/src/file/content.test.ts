import { describe, expect, it } from "vitest";
import { fitsType } from "./content.ts";
import { categoryFor, mediaTypeOf, partCount, partSizeFor } from "./file.ts";

const head = (text: string) => Buffer.from(text, "latin1");

describe("fitsType", () => {
  it.each([
    [
      "image/png",
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IDAT",
    ],
    ["application/pdf", "%PDF-1.7\n"],
    ["application/zip", "PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"],
    ["audio/wav", "RIFF\x24\0\0\0WAVEfmt "],
    ["video/mp4", "\0\0\0\x18ftypmp42\0\0\0\0mp42isom"],
    ["application/json", '{"a": 1}'],
    ["application/json", "\n[1, 2]"],
    ["text/csv", "a,b\n1,2\n"],
  ])("takes %s by its beginning", async (type, text) => {
    expect(await fitsType(head(text), type)).toBe(true);
  });

  it.each([
    ["image/png", "GIF89a\x01\0\x01\0"],
    ["image/png", "<script>"],
    ["application/json", "<html>"],
    ["application/json", '{"a":\0}'],
    ["text/csv", "\xff\xfe\0\x01"],
    ["text/csv", "MZ\x90\0\x03\0\0\0"],
    ["text/csv", "%PDF-1.7\n"],
  ])("does not take for %s what begins otherwise", async (type, text) => {
    expect(await fitsType(head(text), type)).toBe(false);
  });

  it("takes text that is cut within a character", async () => {
    const bytes = Buffer.from("ä,ö\nü");
    expect(await fitsType(bytes.subarray(0, bytes.length - 1), "text/csv")).toBe(true);
  });
});

describe("what is taken", () => {
  it("goes by the content type without its parameters", () => {
    expect(mediaTypeOf("Text/CSV; charset=utf-8")).toBe("text/csv");
    expect(categoryFor("application/json", undefined)).toBe("log");
    expect(categoryFor("application/json", "export")).toBe("export");
    expect(categoryFor("image/png", "recording")).toBeUndefined();
    expect(categoryFor("text/html", undefined)).toBeUndefined();
  });

  it("fits into 10,000 parts", () => {
    expect(partSizeFor(60 * 2 ** 20)).toBe(8 * 2 ** 20);
    expect(partCount(5 * 2 ** 40, partSizeFor(5 * 2 ** 40))).toBeLessThanOrEqual(10_000);
    expect(partCount(8 * 2 ** 20 + 1, 8 * 2 ** 20)).toBe(2);
  });
});
