import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { decode, indexedPng } from "./indexed-png.ts";

/** A 2 × 2 RGB picture; its second row is stored with the filter given. */
function picture(filter: number, second: number[]): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(name, "latin1"), body, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const data = deflateSync(Buffer.from([0, 10, 20, 30, 40, 50, 60, filter, ...second]));
  const name = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([name, chunk("IHDR", header), chunk("IDAT", data)]);
}
const pixels = [10, 20, 30, 40, 50, 60, 11, 22, 33, 44, 55, 66];

it.each([
  ["none", 0, [11, 22, 33, 44, 55, 66]],
  ["left", 1, [11, 22, 33, 33, 33, 33]],
  ["up", 2, [1, 2, 3, 4, 5, 6]],
  ["average", 3, [6, 12, 18, 19, 19, 20]],
  ["Paeth", 4, [1, 2, 3, 4, 5, 6]],
])("reads rows filtered by %s", (_, filter, second) => {
  expect([...decode(picture(filter, second)).pixels]).toEqual(pixels);
});

it("keeps every pixel where the colours fit into the palette", () => {
  const read = decode(indexedPng(picture(0, [11, 22, 33, 44, 55, 66])));
  expect(read).toMatchObject({ width: 2, height: 2 });
  expect([...read.pixels]).toEqual(pixels);
});

it("gives a rarer colour its nearest neighbour", () => {
  const read = decode(indexedPng(picture(0, [40, 50, 60, 41, 51, 61]), 2));
  expect([...read.pixels]).toEqual([10, 20, 30, 40, 50, 60, 40, 50, 60, 40, 50, 60]);
});

it("refuses what is no PNG", () => {
  expect(() => indexedPng(Buffer.from("GIF89a, at least that is what it says"))).toThrow(TypeError);
});
