import {
  type FileCategory,
  fileLimits,
  type StoredFile,
  type Upload,
  type UploadFile,
} from "@luna/contracts/entities/record";
import type { Client } from "../client/create-client.ts";
import { sendBytes } from "./send-bytes.ts";
import { sha256 } from "./sha256.ts";
import { uploadParts } from "./upload-parts.ts";
import { uploadStream } from "./upload-stream.ts";

export interface Progress {
  sentBytes: number;
  /** Unknown while a stream still runs. */
  totalBytes: number | undefined;
}

export interface UploadOptions {
  client: Client;
  /** A stream is sent part by part as it comes (recordings and audio only). */
  content: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  name: string;
  contentType: string;
  category?: FileCategory;
  sessionId?: string;
  participantId?: string;
  /** What is known of a recording: told when the upload ends. */
  details?: {
    startedAt?: string;
    durationSeconds?: number;
    recordingId?: string;
    segment?: number;
  };
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
}

/**
 * Sends a file to the store and resolves when it is all there; the service then verifies it, which
 * `readFile` and `listFiles` tell. @throws ApiError, UploadError, ConnectionError, or the signal's reason
 */
export async function uploadFile(options: UploadOptions): Promise<StoredFile> {
  if (options.content instanceof ReadableStream)
    return uploadStream({ ...options, content: options.content }, promise(options));
  const content =
    options.content instanceof Blob
      ? options.content
      : new Blob([options.content], { type: options.contentType });
  const { client, signal } = options;
  const hash = await hashOf(content, client);
  const { file, upload } = await client.uploadFile(
    {
      ...promise(options),
      size: content.size,
      // Without the whole hash, each part carries its own.
      ...(hash ? { sha256: hash } : { partChecksums: true }),
    },
    signal ? { signal } : {},
  );
  const sent = (bytes: number) =>
    options.onProgress?.({
      sentBytes: Math.min(bytes, content.size),
      totalBytes: content.size,
    });
  sent(0);
  if (isSinglePost(upload)) {
    const body = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) body.append(name, value);
    body.append("file", content); // everything behind the file is ignored by the store
    await sendBytes(client.connection, {
      method: "POST",
      url: upload.url,
      body,
      signal,
      onSent: sent,
    });
  } else
    await uploadParts({ client, fileId: file.id, content, upload, withHash: !hash, signal, sent });
  sent(content.size);
  const completed = await client.completeFile(
    { id: file.id, ...options.details },
    signal ? { signal } : {},
  );
  return completed.file;
}

const isSinglePost = (upload: Upload): upload is Extract<Upload, { fields: object }> =>
  "fields" in upload;

function promise(options: UploadOptions): UploadFile {
  const { name, contentType, category, sessionId, participantId } = options;
  return {
    name,
    contentType,
    ...(category && { category }),
    ...(sessionId && { sessionId }),
    ...(participantId && { participantId }),
  };
}

/** Hash of the whole; undefined where it is too large to be hashed in one piece. */
async function hashOf(content: Blob, client: Client): Promise<string | undefined> {
  const createHash = client.connection.createHash;
  if (content.size <= fileLimits.singlePostBytes)
    return sha256(new Uint8Array(await content.arrayBuffer()));
  if (!createHash) return undefined;
  const hash = createHash();
  const reader = content.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    hash.update(piece.value);
  return hash.digest();
}
