/** Pictures of text have few colours that matter: as a palette they take half the room. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/**
 * The same picture with the palette of its most frequent colours; rarer ones become the nearest of
 * them. Takes 8-bit RGB or RGBA without interlacing, as browsers write it.
 */
export function indexedPng(png: Buffer, most = 128): Buffer {
  const { width, height, pixels } = decode(png);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const color = pixels.readUIntBE(at, 3);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const colors = byCount.slice(0, most);
  const indexOf = new Map(byCount.map((color) => [color, nearest(color, colors)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at++)
    rows[at + Math.floor(at / width) + 1] = indexOf.get(pixels.readUIntBE(at * 3, 3)) ?? 0;
  const palette = Buffer.alloc(colors.length * 3);
  for (const [index, color] of colors.entries()) palette.writeUIntBE(color, index * 3, 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette, no interlacing
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(color: number, colors: number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, other] of colors.entries()) {
    const distances = [16, 8, 0].map(
      (shift) => ((color >> shift) & 255) - ((other >> shift) & 255),
    );
    const distance = distances.reduce((sum, by) => sum + by * by, 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Width, height, and three bytes a pixel. */
export function decode(png: Buffer): { width: number; height: number; pixels: Buffer } {
  if (!png.subarray(0, 8).equals(signature)) throw new TypeError("not a PNG");
  let header: Buffer = Buffer.alloc(13);
  let palette: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 8, at + 8 + length);
    const name = png.toString("latin1", at + 4, at + 8);
    if (name === "IHDR") header = body;
    if (name === "PLTE") palette = body;
    if (name === "IDAT") data.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 3: 1, 6: 4 }[header[9] ?? 0];
  if (header[8] !== 8 || header[12] !== 0 || !channels)
    throw new TypeError("unexpected PNG format");
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const from = at * channels;
    const index = (bytes[from] ?? 0) * 3;
    const color =
      channels === 1 ? palette.subarray(index, index + 3) : bytes.subarray(from, from + 3);
    pixels.set(color, at * 3);
  }
  return { width, height, pixels };
}

/** Undoes the row filters of PNG, section 9.2: each byte was stored less what its neighbours foretell. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)];
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column >= step ? (out[at - step] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = row > 0 && column >= step ? (out[at - stride - step] ?? 0) : 0;
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + foretold;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) =>
    Math.abs(estimate - value),
  ) as [number, number, number];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
