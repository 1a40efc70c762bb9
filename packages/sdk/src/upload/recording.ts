/**
 * A recording that is sent while it is made. What has not been sent lies in the journal, so that a
 * reload or a crash loses nothing that was appended: `finishRecordings` sends the rest.
 */
import type { StoredFile } from "@luna/contracts/entities/record";
import { backOffMs, pause } from "../client/back-off.ts";
import { ApiError, ConnectionError, isApiError } from "../client/errors.ts";
import { claim } from "./claim.ts";
import { sharedJournal } from "./journal.ts";
import { heldPieces, type LiveEntry, liveEntry, nextPart, pieceKey } from "./live-entry.ts";
import { meter, progressOf } from "./meter.ts";
import { isExpired, sendBytes, UploadError } from "./send-bytes.ts";
import { startSha256 } from "./sha256.ts";
import { promiseOf, type UploadOptions } from "./start-upload.ts";

export interface RecordingOptions
  extends Omit<UploadOptions, "content" | "details" | "participantId"> {
  participantId?: string;
  /** Shared by the segments of one recording, which a player joins; made where none is given. */
  recordingId?: string;
  /** 0, 1, 2 …: a recording that begins again after a reload counts on. */
  segment?: number;
  startedAt?: string;
  durationSeconds?: number;
}

export interface Recording {
  readonly recordingId: string;
  readonly segment: number;
  /** Resolves once the bytes are safe in the journal; they are sent behind its back. @throws what has ended the recording: ApiError for consent that was withdrawn */
  append(bytes: Blob | Uint8Array): Promise<void>;
  /** Sends what is left and ends the upload. @throws ApiError, ConnectionError, or the signal's reason */
  finish(details?: { durationSeconds?: number }): Promise<StoredFile>;
  /** Forgets it, here and in the store. */
  cancel(): Promise<void>;
}

const waits = { baseMs: 1000, capMs: 30_000 };

export async function startRecording(options: RecordingOptions): Promise<Recording> {
  const entry: LiveEntry = {
    idempotencyKey: crypto.randomUUID(),
    promised: { ...promiseOf(options), live: true },
    recordingId: options.recordingId ?? crypto.randomUUID(),
    segment: options.segment ?? 0,
    startedAt: options.startedAt ?? new Date().toISOString(),
    lastAt: new Date().toISOString(),
    parts: 0,
    firstPiece: 0,
    hash: startSha256().save(),
  };
  const id = crypto.randomUUID();
  const release = (await claim(id))!; // nobody else knows the name
  await (options.journal ?? sharedJournal).set(liveEntry.keyOf(id), entry);
  return openRecording(id, entry, 0, { ...options, release });
}

/** Goes on with a recording that is in the journal; `pieces` is the number of its next piece. */
export function openRecording(
  id: string,
  entry: LiveEntry,
  pieces: number,
  options: Pick<RecordingOptions, "client" | "journal" | "onProgress" | "signal"> & {
    /** Called once it has ended here, whatever became of it. */
    release(): void;
  },
): Recording {
  const { client, journal = sharedJournal } = options;
  const ended = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, ended.signal]) : ended.signal;
  const measure = meter();
  const key = liveEntry.keyOf(id);
  let state = entry;
  let next = pieces;
  let partSize: number | undefined;
  /** Bytes of pieces that are in no part; of those that an earlier page left, `finish` takes care. */
  let heldBytes = 0;
  let failure: unknown;
  let keeping: Promise<void> = Promise.resolve();
  let appending: Promise<void> = Promise.resolve();
  let sending: Promise<void> | undefined;

  const tell = (extra: number, total?: number) => {
    const sentBytes = state.hash.size + extra;
    const counts = { hashedBytes: sentBytes, sentBytes, totalBytes: total };
    options.onProgress?.(progressOf("sending", counts, measure.speed(sentBytes)));
  };

  /** The file, promised on first use: an idempotent call. */
  async function promised(): Promise<{ fileId: string; partSize: number }> {
    if (state.fileId && partSize) return { fileId: state.fileId, partSize };
    const { idempotencyKey } = state;
    const { file, upload } = await client.uploadFile(state.promised, { idempotencyKey, signal });
    if (!("partSize" in upload)) throw new Error("the service took a recording for a whole file");
    partSize = upload.partSize;
    await keep({ fileId: file.id });
    return { fileId: file.id, partSize };
  }

  /** One write after the other: the last one holds. */
  function keep(changed: Partial<LiveEntry>): Promise<void> {
    state = { ...state, ...changed };
    keeping = keeping.then(() => journal.set(key, state));
    return keeping;
  }

  /** Sends full parts, or all that is left; one at a time. */
  async function sendHeld(all: boolean): Promise<void> {
    const file = await promised();
    while (all || heldBytes >= file.partSize) {
      const part = await nextPart(journal, id, state.firstPiece, next, file.partSize, all);
      if (!part) return;
      await sendPart(file.fileId, state.parts + 1, part.body);
      const hash = startSha256(state.hash);
      for await (const bytes of part.body.stream() as unknown as AsyncIterable<Uint8Array>)
        hash.update(bytes);
      const first = state.firstPiece;
      heldBytes -= part.body.size;
      await keep({ parts: state.parts + 1, firstPiece: part.nextPiece, hash: hash.save() });
      for (let piece = first; piece < part.nextPiece; piece++)
        await journal.delete(pieceKey(id, piece));
      tell(0);
    }
  }

  async function sendPart(fileId: string, number: number, body: Blob): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const { parts } = await client.requestParts({ id: fileId, parts: [{ number }] }, { signal });
      const [link] = parts;
      if (!link) throw new Error(`the service gave no address for part ${number}`);
      try {
        const { url, headers } = link;
        await sendBytes(client.connection, {
          ...{ method: "PUT", url, headers, body, signal, onSent: (bytes) => tell(bytes) },
        });
        return;
      } catch (error) {
        if (!isExpired(error) || attempt >= 2) throw error;
      }
    }
  }

  /** As long as it takes: a recording does not end because the network does. */
  async function sendPatiently(): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await sendHeld(false);
      } catch (error) {
        if (signal.aborted) return;
        if (!mayPass(error)) {
          failure = error;
          await forgetIfRefused(error);
          return;
        }
        await pause(backOffMs(attempt, waits), signal);
      }
    }
  }

  async function forgetIfRefused(error: unknown): Promise<void> {
    // without consent, or for a file that is gone, nothing of it may lie here either
    if (isApiError(error, "consent_required") || isApiError(error, "not_found")) await forget();
  }

  async function forget(): Promise<void> {
    for (const each of await heldPieces(journal, id)) await journal.delete(pieceKey(id, each));
    await journal.delete(key);
  }

  async function store(bytes: Blob | Uint8Array): Promise<void> {
    const blob = bytes instanceof Blob ? bytes : new Blob([bytes as Uint8Array<ArrayBuffer>]);
    const size = partSize ?? liveEntry.pieceBytes;
    for (let at = 0; at < blob.size; at += size) {
      const piece = new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
      await journal.set(pieceKey(id, next), piece);
      next += 1;
      heldBytes += piece.length;
    }
    await keep({ lastAt: new Date().toISOString() });
  }

  return {
    recordingId: state.recordingId,
    segment: state.segment,

    append(bytes) {
      const appended = appending.then(async () => {
        if (failure) throw failure;
        signal.throwIfAborted();
        await store(bytes);
        sending ??= sendPatiently().finally(() => {
          sending = undefined;
        });
      });
      appending = appended.catch(() => undefined);
      return appended;
    },

    async finish(details = {}) {
      await appending;
      await sending;
      try {
        if (failure) throw failure;
        signal.throwIfAborted();
        await sendHeld(true);
        const { fileId } = await promised();
        if (state.parts === 0) throw new Error("nothing was recorded");
        const { size } = state.hash;
        tell(0, size);
        const { startedAt, lastAt, recordingId, segment } = state;
        const lasted = Math.max(0, (Date.parse(lastAt) - Date.parse(startedAt)) / 1000);
        const { file } = await client.completeFile(
          {
            ...{ id: fileId, size, sha256: startSha256(state.hash).digest() },
            ...{ startedAt, recordingId, segment },
            durationSeconds: details.durationSeconds ?? lasted,
          },
          { signal },
        );
        await forget();
        return file;
      } catch (error) {
        await forgetIfRefused(error);
        throw error;
      } finally {
        options.release();
      }
    },

    async cancel() {
      ended.abort(new Error("the recording was cancelled"));
      await appending;
      await sending;
      // by its key it is found even if its id never arrived here
      const { idempotencyKey } = state;
      try {
        const id =
          state.fileId ?? (await client.uploadFile(state.promised, { idempotencyKey })).file.id;
        await client.deleteFile({ id });
      } catch (error) {
        // removed by others already, or not ours to remove
        const over = ["not_found", "forbidden", "gone"] as const;
        if (!over.some((code) => isApiError(error, code))) throw error;
      }
      await forget();
      options.release();
    },
  };
}

const mayPass = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  (error instanceof ApiError && (error.status >= 500 || error.status === 429)) ||
  (error instanceof UploadError && error.status >= 500);
