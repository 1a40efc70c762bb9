/** Reads the frame headers of a client's byte stream. */
export type FrameReader = (chunk: Buffer) => void;

/**
 * Watches the sizes of WebSocket frames (RFC 6455, 5.2) beside the library that reads them, because
 * the gateway limits the frame and libraries only tell the message.
 */
export function frameReader(onFrame: (payloadBytes: number) => void): FrameReader {
  let header = Buffer.alloc(0);
  let skip = 0;
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (skip > 0) {
        const skipped = Math.min(skip, rest.length);
        skip -= skipped;
        rest = rest.subarray(skipped);
        continue;
      }
      header = Buffer.concat([header, rest]);
      const read = headerOf(header);
      if (!read) return;
      onFrame(read.payloadBytes);
      rest = header.subarray(read.headerBytes);
      skip = read.payloadBytes;
      header = Buffer.alloc(0);
    }
  };
}

function headerOf(bytes: Buffer): { headerBytes: number; payloadBytes: number } | undefined {
  if (bytes.length < 2) return undefined;
  const masked = (bytes.readUInt8(1) & 0x80) !== 0;
  const short = bytes.readUInt8(1) & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const headerBytes = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < headerBytes) return undefined;
  if (lengthBytes === 0) return { headerBytes, payloadBytes: short };
  const payloadBytes = lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { headerBytes, payloadBytes };
}
