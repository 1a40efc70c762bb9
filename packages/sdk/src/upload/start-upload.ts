/** An upload that can be paused, goes on after a reload or a crash, and leaves nothing when cancelled. */
import type {
  FileCategory,
  StoredFile,
  Upload as Target,
  UploadFile,
} from "@luna/contracts/entities/record";
import type { Client } from "../client/create-client.ts";
import { isApiError } from "../client/errors.ts";
import { sharedJournal, type UploadJournal } from "./journal.ts";
import { meter, type Progress, progressOf } from "./meter.ts";
import { isExpired, sendBytes } from "./send-bytes.ts";
import { sendParts } from "./send-parts.ts";
import { startSha256 } from "./sha256.ts";
import { steering } from "./steering.ts";

export interface UploadOptions {
  client: Client;
  content: Blob | Uint8Array<ArrayBuffer>;
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
  /** Sends it in parts whatever its size, each with its hash: one that was damaged on the way is refused at once. */
  partChecksums?: boolean;
  /**
   * Where the upload remembers itself. With `browserJournal()` or `folderJournal()` the same content
   * goes on where it was after a reload or a crash; without one, as long as the page or process lives.
   */
  journal?: UploadJournal;
  onProgress?(progress: Progress): void;
  /** Stops it; what was sent stays for the next start. */
  signal?: AbortSignal;
}

export interface Upload {
  /** The file once all of it is there; the service then verifies it. @throws ApiError, UploadError, ConnectionError, CancelledError, or the signal's reason */
  readonly done: Promise<StoredFile>;
  readonly paused: boolean;
  pause(): void;
  resume(): void;
  /** Ends it and removes what has been sent; a tested program may not remove, there the service does within a day. */
  cancel(): Promise<void>;
}

/** What is remembered: the key under which the service knows this upload for a day. */
interface Entry {
  idempotencyKey: string;
}

interface Begun {
  file: StoredFile;
  upload: Target;
  /** It was promised before: some of it may be there. */
  again: boolean;
}

type WholeTarget = Extract<Target, { fields: object }>;

/** Times that the service may ask for parts again that have not arrived whole. */
const mostRepairs = 2;

export function startUpload(options: UploadOptions): Upload {
  const { client, journal = sharedJournal } = options;
  const content =
    options.content instanceof Blob
      ? options.content
      : new Blob([options.content], { type: options.contentType });
  const withHash = options.partChecksums === true;
  const course = steering(options.signal);
  const measure = meter();
  const counts = { hashedBytes: 0, sentBytes: 0, totalBytes: content.size };
  const there = new Set<number>();
  let file: StoredFile | undefined;
  let key: string | undefined;

  const tell = (phase: Progress["phase"], change: Partial<typeof counts>) => {
    Object.assign(counts, change);
    const done = phase === "hashing" ? counts.hashedBytes : counts.sentBytes;
    options.onProgress?.(progressOf(phase, counts, measure.speed(done)));
  };
  const sent = (bytes: number) => tell("sending", { sentBytes: Math.min(bytes, content.size) });

  async function run(): Promise<StoredFile> {
    const sha256 = await hashWhole();
    measure.restart();
    const about = options.sessionId ?? options.participantId ?? "";
    key = `upload/${sha256}/${content.size}/${about}/${options.name}`;
    for (let fresh = false; ; fresh = true) {
      const begun = await begin(key, sha256, fresh);
      file = begun.file;
      if (file.status === "uploading" || file.status === "verifying") {
        if (file.status === "uploading") await send(file.id, begun, key, sha256);
        return finish(file.id, key, begun.upload);
      }
      await journal.delete(key);
      // it was sent before and is there; what was refused is tried once more
      if (file.status === "ready" || fresh) return file;
    }
  }

  /** Read in pieces, whatever its size. */
  async function hashWhole(): Promise<string> {
    const hash = client.connection.createHash?.() ?? startSha256();
    const reader = content.stream().getReader();
    tell("hashing", { hashedBytes: 0 });
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      hash.update(piece.value);
      tell("hashing", { hashedBytes: counts.hashedBytes + piece.value.length });
      await course.goesOn();
    }
    return hash.digest();
  }

  /** Promises the file, or finds it again. It is not cut short: what it made must be known to be removed. */
  async function begin(at: string, sha256: string, fresh: boolean): Promise<Begun> {
    await course.goesOn();
    const known = fresh ? undefined : ((await journal.get(at)) as Entry | undefined);
    const entry = known ?? { idempotencyKey: crypto.randomUUID() };
    if (!known) await journal.set(at, entry);
    try {
      const whole = { size: content.size, sha256 };
      const promised = {
        ...promiseOf(options),
        ...whole,
        ...(withHash && { partChecksums: true }),
      };
      const made = await client.uploadFile(promised, entry);
      return { ...made, again: known !== undefined };
    } catch (error) {
      // what was begun under this key has been removed since
      if (known && isApiError(error, "gone")) return begin(at, sha256, true);
      throw error;
    }
  }

  async function send(fileId: string, begun: Begun, at: string, sha256: string): Promise<void> {
    const { upload: target } = begun;
    let { again } = begun;
    sent(0);
    if ("fields" in target) return sendWhole(target, at, sha256);
    for (const number of target.uploaded ?? []) there.add(number);
    await course.step(async (signal) => {
      measure.restart();
      // what arrived before a break is not sent again
      if (again) {
        const { uploaded } = await client.requestParts({ id: fileId, parts: [] }, { signal });
        there.clear();
        for (const number of uploaded) there.add(number);
      }
      again = true;
      const { partSize, parts: links } = target;
      await sendParts({ client, fileId, content, partSize, there, links, withHash, signal, sent });
    });
  }

  /** Its address lasts an hour, and a pause may last longer: each time that it goes on it may get a new one. */
  async function sendWhole(first: WholeTarget, at: string, sha256: string): Promise<void> {
    let target = first;
    await course.step(async (signal) => {
      for (let attempt = 1; ; attempt++) {
        measure.restart();
        const body = new FormData();
        for (const [name, value] of Object.entries(target.fields)) body.append(name, value);
        body.append("file", content); // everything behind the file is ignored by the store
        const { url } = target;
        try {
          const sending = { method: "POST", url, body, signal, onSent: sent } as const;
          return await sendBytes(client.connection, sending);
        } catch (error) {
          if (!isExpired(error) || attempt >= 2) throw error;
        }
        const renewed = await begin(at, sha256, false);
        file = renewed.file;
        if (file.status !== "uploading" || !("fields" in renewed.upload)) return;
        target = renewed.upload;
      }
    });
  }

  async function finish(fileId: string, at: string, target: Target): Promise<StoredFile> {
    for (let repairs = 0; ; repairs++) {
      try {
        sent(content.size);
        const completed = await course.step((signal) =>
          client.completeFile({ id: fileId, ...options.details }, { signal }),
        );
        await journal.delete(at);
        return completed.file;
      } catch (error) {
        const parts = isApiError(error, "parts_missing") || isApiError(error, "part_too_small");
        if (!parts || "fields" in target || repairs >= mostRepairs) throw error;
        const wrong = error.errors.map(({ pointer }) => Number(pointer.split("/").at(-1)));
        for (const number of wrong) there.delete(number);
        await course.step((signal) =>
          sendParts({
            ...{ client, fileId, content, partSize: target.partSize, there, links: [] },
            ...{ withHash, signal, sent },
          }),
        );
      }
    }
  }

  const done = run();
  return {
    done,
    get paused() {
      return course.paused;
    },
    pause: course.pause,
    resume: course.resume,
    async cancel() {
      course.cancel();
      // whatever it ended with, it is removed
      const ended = await done.catch(() => undefined);
      const id = ended?.id ?? file?.id;
      if (id) await client.deleteFile({ id }).catch(unlessGone);
      if (key) await journal.delete(key);
    },
  };
}

/** Gone already, or not for this caller to remove. */
function unlessGone(error: unknown): void {
  if (!isApiError(error, "not_found") && !isApiError(error, "forbidden")) throw error;
}

/** What is said of a file before its bytes. */
export function promiseOf(
  options: Pick<UploadOptions, "name" | "contentType" | "category" | "sessionId" | "participantId">,
): UploadFile {
  const { name, contentType, category, sessionId, participantId } = options;
  return {
    name,
    contentType,
    ...(category && { category }),
    ...(sessionId && { sessionId }),
    ...(participantId && { participantId }),
  };
}
