/**
 * The pieces of a ZIP file (APPNOTE 6.3.10, with ZIP64), so that it can be written in a stream that
 * is cut anywhere and goes on from what is remembered: every entry is deflated in blocks that stand
 * on their own, and its hash and sizes follow it in a data descriptor.
 */
import { constants, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  crc: number;
  /** Bytes before and after deflating. */
  size: number;
  packedSize: number;
  /** Where its header begins. */
  offset: number;
  /** An instant. */
  modifiedAt: string;
  /** It may be too large for 32 bits: the header says so before that is known. */
  large: boolean;
}

const version = 20;
const versionOfZip64 = 45;
/** Bit 3: sizes come behind the data; bit 11: names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
const most32 = 0xffff_ffff;
const most16 = 0xffff;

/** A buffer of fields, each as wide as it says. */
function fields(...list: [bytes: 2 | 4 | 8, value: number][]): Buffer {
  const buffer = Buffer.alloc(list.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of list) {
    if (bytes === 2) buffer.writeUInt16LE(value, at);
    else if (bytes === 4) buffer.writeUInt32LE(value, at);
    else buffer.writeBigUInt64LE(BigInt(value), at);
    at += bytes;
  }
  return buffer;
}

/** MS-DOS time and date, in UTC, of 2 seconds' precision. */
function dosTime(instant: string): [time: number, date: number] {
  const at = new Date(instant);
  return [
    (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  ];
}

export function localHeader({ name, modifiedAt, large }: ZipEntry): Buffer {
  const [time, date] = dosTime(modifiedAt);
  const encoded = Buffer.from(name);
  const extra = large ? fields([2, 1], [2, 16], [8, 0], [8, 0]) : Buffer.alloc(0);
  const size = large ? most32 : 0;
  return Buffer.concat([
    fields([4, 0x04034b50], [2, large ? versionOfZip64 : version], [2, flags], [2, deflated]),
    fields([2, time], [2, date], [4, 0], [4, size], [4, size]),
    fields([2, encoded.length], [2, extra.length]),
    encoded,
    extra,
  ]);
}

/** Bytes as deflate blocks that end on a byte and refer to nothing before them. */
export const packedBlocks = (bytes: Uint8Array): Buffer =>
  deflateRawSync(bytes, { level: 6, finishFlush: constants.Z_FULL_FLUSH });

/** Bytes as they are, in stored blocks: recordings are compressed already. */
export function storedBlocks(bytes: Uint8Array): Buffer {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += most16) {
    const block = bytes.subarray(at, at + most16);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(~block.length & most16, 3);
    blocks.push(head, block);
  }
  return Buffer.concat(blocks);
}

/** The empty last block, without which deflated data has no end. */
export const lastBlock = (): Buffer => Buffer.from([3, 0]);

export function dataDescriptor({ crc, size, packedSize, large }: ZipEntry): Buffer {
  const width = large ? 8 : 4;
  return fields([4, 0x08074b50], [4, crc], [width, packedSize], [width, size]);
}

/** The directory at the end, which begins at `offset`. */
export function centralDirectory(entries: readonly ZipEntry[], offset: number): Buffer {
  const headers = Buffer.concat(entries.map(centralHeader));
  const count = entries.length;
  const zip64 = count >= most16 || offset >= most32 || entries.some(({ large }) => large);
  const wide = [
    fields([4, 0x06064b50], [8, 44], [2, versionOfZip64], [2, versionOfZip64], [4, 0], [4, 0]),
    fields([8, count], [8, count], [8, headers.length], [8, offset]),
    fields([4, 0x07064b50], [4, 0], [8, offset + headers.length], [4, 1]),
  ];
  return Buffer.concat([
    headers,
    ...(zip64 ? wide : []),
    fields([4, 0x06054b50], [2, 0], [2, 0]),
    fields([2, Math.min(count, most16)], [2, Math.min(count, most16)]),
    fields([4, Math.min(headers.length, most32)], [4, zip64 ? most32 : offset], [2, 0]),
  ]);
}

function centralHeader(entry: ZipEntry): Buffer {
  const { name, crc, size, packedSize, offset, modifiedAt } = entry;
  const [time, date] = dosTime(modifiedAt);
  const encoded = Buffer.from(name);
  const zip64 = entry.large || Math.max(size, packedSize, offset) >= most32;
  const extra = zip64
    ? fields([2, 1], [2, 24], [8, size], [8, packedSize], [8, offset])
    : Buffer.alloc(0);
  const or = (value: number) => (zip64 ? most32 : value);
  const needed = zip64 ? versionOfZip64 : version;
  return Buffer.concat([
    fields([4, 0x02014b50], [2, needed], [2, needed], [2, flags], [2, deflated]),
    fields([2, time], [2, date], [4, crc], [4, or(packedSize)], [4, or(size)]),
    fields([2, encoded.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, or(offset)]),
    encoded,
    extra,
  ]);
}
