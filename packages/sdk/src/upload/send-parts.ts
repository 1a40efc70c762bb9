import type { Client } from "../client/create-client.ts";
import { isExpired, sendBytes } from "./send-bytes.ts";
import { startSha256 } from "./sha256.ts";

interface Link {
  number: number;
  url: string;
  headers: Readonly<Record<string, string>>;
}

export interface PartsToSend {
  client: Client;
  fileId: string;
  content: Blob;
  partSize: number;
  /** Numbers of the parts that are there; those that arrive are added. */
  there: Set<number>;
  /** Addresses that are at hand. */
  links: readonly Link[];
  /** Each part is asked for with its SHA-256. */
  withHash: boolean;
  signal: AbortSignal;
  /** Bytes that are gone, those of earlier parts too. */
  sent(bytes: number): void;
}

const atOnce = 3;
/** Addresses that are asked for in one request. */
const linksAtOnce = 20;

/** Sends what is missing of a blob, three parts at a time; a part whose address has expired gets a new one. */
export async function sendParts(job: PartsToSend): Promise<void> {
  const { content, partSize, there } = job;
  const count = Math.max(1, Math.ceil(content.size / partSize));
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((n) => !there.has(n));
  const sizeOf = (number: number) => Math.min(partSize, content.size - (number - 1) * partSize);
  const gone = new Map([...there].map((number) => [number, sizeOf(number)]));
  const links = new Map(job.links.map((link) => [link.number, link]));
  const failed = new AbortController();
  const signal = AbortSignal.any([job.signal, failed.signal]);
  const waiting = [...missing];
  const asking = new Map<number, Promise<void>>();

  /** One request for several addresses, whoever needs them first. */
  async function linkTo(number: number): Promise<Link> {
    if (!links.has(number)) await (asking.get(number) ?? ask(number));
    const link = links.get(number);
    if (!link) throw new Error(`the service gave no address for part ${number}`);
    return link;
  }

  async function ask(number: number): Promise<void> {
    const others = waiting.filter((each) => !links.has(each) && !asking.has(each));
    const numbers = job.withHash ? [number] : [number, ...others].slice(0, linksAtOnce);
    const asked = request(numbers).finally(() => {
      for (const each of numbers) asking.delete(each);
    });
    for (const each of numbers) asking.set(each, asked);
    await asked;
  }

  async function request(numbers: number[]): Promise<void> {
    const parts = await Promise.all(numbers.map(named));
    const answer = await job.client.requestParts({ id: job.fileId, parts }, { signal });
    for (const link of answer.parts) links.set(link.number, link);
  }

  const pieceOf = (number: number) => content.slice((number - 1) * partSize, number * partSize);

  async function named(number: number): Promise<{ number: number; sha256?: string }> {
    if (!job.withHash) return { number };
    const hash = job.client.connection.createHash?.() ?? startSha256();
    hash.update(new Uint8Array(await pieceOf(number).arrayBuffer()));
    return { number, sha256: hash.digest() };
  }

  function tell(number: number, bytes: number): void {
    gone.set(number, bytes);
    tellAll();
  }

  const tellAll = () => job.sent([...gone.values()].reduce((sum, each) => sum + each, 0));

  async function sendPart(number: number): Promise<void> {
    const body = pieceOf(number);
    for (let attempt = 1; ; attempt++) {
      const { url, headers } = await linkTo(number);
      try {
        await sendBytes(job.client.connection, {
          ...{ method: "PUT", url, headers, body, signal },
          onSent: (bytes) => tell(number, bytes),
        });
        there.add(number);
        return tell(number, body.size);
      } catch (error) {
        tell(number, 0);
        links.delete(number);
        if (!isExpired(error) || attempt >= 2) throw error;
      }
    }
  }

  tellAll(); // what is there already
  const worker = async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift())
      await sendPart(number);
  };
  const workers = Array.from({ length: atOnce }, () =>
    worker().catch((error: unknown) => {
      failed.abort(error); // the others need not go on
      throw error;
    }),
  );
  const [first] = (await Promise.allSettled(workers)).filter(({ status }) => status === "rejected");
  if (first) throw failed.signal.reason ?? (first as PromiseRejectedResult).reason;
}
