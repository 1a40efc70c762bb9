/** A tiny WebM: one VP8 key frame, shown once a second. Real enough for every player and every check of magic bytes. */

/** A lossy 1×1 picture as VP8 (RFC 6386) stores a key frame. */
const keyFrame = Uint8Array.from([
  0x30, 0x01, 0x00, 0x9d, 0x01, 0x2a, 0x01, 0x00, 0x01, 0x00, 0x0e, 0xc0, 0xfe, 0x25, 0xa4, 0x00,
  0x03, 0x70, 0x00, 0x00, 0x00, 0x00,
]);

/** Ids of EBML and Matroska elements (RFC 8794, RFC 9559). */
const ids = {
  ebml: 0x1a45dfa3,
  ebmlVersion: 0x4286,
  ebmlReadVersion: 0x42f7,
  ebmlMaxIdLength: 0x42f2,
  ebmlMaxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codecId: 0x86,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
} as const;

/** A recording of `seconds` (1 to 3600), about 30 bytes a second. */
export function webm(seconds: number): Uint8Array<ArrayBuffer> {
  return join(
    element(
      ids.ebml,
      number(ids.ebmlVersion, 1),
      number(ids.ebmlReadVersion, 1),
      number(ids.ebmlMaxIdLength, 4),
      number(ids.ebmlMaxSizeLength, 8),
      text(ids.docType, "webm"),
      number(ids.docTypeVersion, 2),
      number(ids.docTypeReadVersion, 2),
    ),
    element(
      ids.segment,
      element(
        ids.info,
        number(ids.timestampScale, 1_000_000),
        element(ids.duration, float(seconds * 1000)),
        text(ids.muxingApp, "luna-demo"),
        text(ids.writingApp, "luna-demo"),
      ),
      element(
        ids.tracks,
        element(
          ids.trackEntry,
          number(ids.trackNumber, 1),
          number(ids.trackUid, 1),
          number(ids.trackType, 1),
          text(ids.codecId, "V_VP8"),
          element(ids.video, number(ids.pixelWidth, 1), number(ids.pixelHeight, 1)),
        ),
      ),
      ...Array.from({ length: seconds }, (_, second) =>
        element(
          ids.cluster,
          number(ids.timestamp, second * 1000),
          // Track 1, no offset within the cluster, a key frame.
          element(ids.simpleBlock, Uint8Array.from([0x81, 0, 0, 0x80]), keyFrame),
        ),
      ),
    ),
  );
}

const element = (id: number, ...content: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const body = join(...content);
  return join(bytesOf(id), sizeOf(body.length), body);
};
const number = (id: number, value: number) => element(id, bytesOf(value));
const text = (id: number, value: string) => element(id, new TextEncoder().encode(value));

/** Big-endian, in as few bytes as it takes. */
function bytesOf(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes.length > 0 ? bytes : [0]);
}

/** A length in four bytes, of which the first bits say that it is four. */
function sizeOf(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length + 0x10000000);
  return bytes;
}

function float(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
