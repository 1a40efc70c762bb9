import { fileLimits, type StoredFile, type UploadFile } from "@luna/contracts/entities/record";
import { sendBytes } from "./send-bytes.ts";
import type { UploadOptions } from "./upload-file.ts";
import { requestPart } from "./upload-parts.ts";

/** Sends a recording while it is made: parts are asked for as they fill, the end states the whole. */
export async function uploadStream(
  options: UploadOptions & { content: ReadableStream<Uint8Array> },
  promised: UploadFile,
): Promise<StoredFile> {
  const { client, signal } = options;
  const call = signal ? { signal } : {};
  const { file, upload } = await client.uploadFile({ ...promised, live: true }, call);
  const partSize = "partSize" in upload ? upload.partSize : fileLimits.leastPartBytes;
  const hash = client.connection.createHash?.();
  let size = 0;
  let number = 0;
  for await (const piece of piecesOf(options.content, partSize)) {
    hash?.update(piece);
    size += piece.length;
    number += 1;
    const body = new Blob([piece], { type: options.contentType });
    const job = { client, fileId: file.id, withHash: false, signal };
    const link = await requestPart(job, number, body);
    await sendBytes(client.connection, { method: "PUT", ...link, body, signal });
    options.onProgress?.({ sentBytes: size, totalBytes: undefined });
  }
  const whole = { size, ...(hash && { sha256: hash.digest() }) };
  const completed = await client.completeFile({ id: file.id, ...whole, ...options.details }, call);
  options.onProgress?.({ sentBytes: size, totalBytes: size });
  return completed.file;
}

/** The stream cut into pieces of one size; the last may be smaller. */
async function* piecesOf(
  stream: ReadableStream<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let piece = new Uint8Array(size);
  let filled = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (let rest = read.value; rest.length > 0; ) {
      const taken = rest.subarray(0, size - filled);
      piece.set(taken, filled);
      filled += taken.length;
      rest = rest.subarray(taken.length);
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
}
