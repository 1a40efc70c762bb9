import type { Upload } from "@luna/contracts/entities/record";
import type { Client } from "../client/create-client.ts";
import { sendBytes, UploadError } from "./send-bytes.ts";
import { sha256 } from "./sha256.ts";

interface PartsJob {
  client: Client;
  fileId: string;
  content: Blob;
  upload: Extract<Upload, { partSize: number }>;
  /** Each part is asked for with its SHA-256. */
  withHash: boolean;
  signal: AbortSignal | undefined;
  sent(bytes: number): void;
}

/** Sends the parts of a blob, three at a time; one whose link has expired is asked for again. */
export async function uploadParts(job: PartsJob): Promise<void> {
  const { content, upload } = job;
  const there = new Set(upload.uploaded);
  const numbers = Array.from(
    { length: Math.ceil(content.size / upload.partSize) },
    (_, at) => at + 1,
  ).filter((number) => !there.has(number));
  const progress = new Map([...there].map((number) => [number, upload.partSize]));
  const links = new Map(upload.parts.map((part) => [part.number, part]));
  const worker = async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift())
      await sendPart(number);
  };
  await Promise.all([worker(), worker(), worker()]);

  async function sendPart(number: number): Promise<void> {
    const start = (number - 1) * upload.partSize;
    const piece = content.slice(start, start + upload.partSize);
    const tell = (bytes: number) => {
      progress.set(number, bytes);
      job.sent([...progress.values()].reduce((sum, each) => sum + each, 0));
    };
    for (let attempt = 1; ; attempt++) {
      const link = links.get(number) ?? (await requestPart(job, number, piece));
      try {
        await sendBytes(job.client.connection, {
          method: "PUT",
          url: link.url,
          headers: link.headers,
          body: piece,
          signal: job.signal,
          onSent: tell,
        });
        return tell(piece.size);
      } catch (error) {
        links.delete(number);
        const expired = error instanceof UploadError && error.status === 403;
        if (!expired || attempt >= 2) throw error;
      }
    }
  }
}

/** An address for one part. @throws ApiError, ConnectionError */
export async function requestPart(
  job: Pick<PartsJob, "client" | "fileId" | "withHash" | "signal">,
  number: number,
  piece: Blob,
) {
  const wanted = job.withHash
    ? { number, sha256: await sha256(new Uint8Array(await piece.arrayBuffer())) }
    : { number };
  const { parts } = await job.client.requestParts(
    { id: job.fileId, parts: [wanted] },
    job.signal ? { signal: job.signal } : {},
  );
  const part = parts.find((each) => each.number === number);
  if (!part) throw new Error(`the service gave no address for part ${number}`);
  return part;
}
