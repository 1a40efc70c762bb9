import type { StoredFile } from "@luna/contracts/entities/record";
import { startRecording } from "./recording.ts";
import { startUpload, type UploadOptions } from "./start-upload.ts";

export type UploadFileOptions = Omit<UploadOptions, "content"> & {
  /** A stream is sent part by part as it comes (recordings and audio only). */
  content: UploadOptions["content"] | ReadableStream<Uint8Array>;
};

/**
 * Sends a file to the store and resolves when it is all there; the service then verifies it, which
 * `readFile` and `listFiles` tell. @throws ApiError, UploadError, ConnectionError, or the signal's reason
 */
export async function uploadFile(options: UploadFileOptions): Promise<StoredFile> {
  const { content, details, ...rest } = options;
  if (!(content instanceof ReadableStream)) return startUpload({ ...options, content }).done;
  const recording = await startRecording({ ...rest, ...details });
  const reader = content.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    await recording.append(piece.value);
  return recording.finish(details);
}
