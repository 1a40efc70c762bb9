import { createHash, randomInt } from "node:crypto";
import { startUpload } from "@luna/sdk";
import { type UploadWorld, webm } from "./upload-world.ts";

export interface BrokenUploads {
  /** Uploads that were verified, and whose bytes are those that were sent. */
  complete: number;
  equal: number;
  /** Connections that were broken. */
  broken: number;
  /** Parts that were sent twice, or more often. */
  sentTwice: number;
  sentMore: number;
}

/** Uploads one file after the other; the connection of one random part of each breaks at a random byte. */
export async function brokenUploads(
  world: UploadWorld,
  { uploads, bytes }: { uploads: number; bytes: number },
): Promise<BrokenUploads> {
  const result = { complete: 0, equal: 0, broken: 0, sentTwice: 0, sentMore: 0 };
  for (let number = 0; number < uploads; number++) {
    const content = webm(bytes);
    const parts = Math.ceil(bytes / (8 * 2 ** 20));
    let victim: number | undefined = randomInt(parts) + 1;
    world.sent.length = 0;
    world.breakAfter = (sending) => {
      if (sending.part !== victim) return undefined;
      victim = undefined;
      result.broken += 1;
      return randomInt(sending.bytes);
    };
    const { id } = await startUpload({
      ...{ client: world.client, content, sessionId: world.sessionId, partChecksums: true },
      ...{ name: `${number}.webm`, contentType: "video/webm" },
    }).done;
    await world.verifyArrivals();
    const stored = await world.stored(id);
    if (stored.status === "ready") result.complete += 1;
    if (stored.bytes && hashOf(stored.bytes) === hashOf(content)) result.equal += 1;
    const times = new Map<number, number>();
    for (const { part } of world.sent) times.set(part, (times.get(part) ?? 0) + 1);
    result.sentTwice += [...times.values()].filter((each) => each === 2).length;
    result.sentMore += [...times.values()].filter((each) => each > 2).length;
    await world.client.deleteFile({ id });
  }
  world.breakAfter = () => undefined;
  return result;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
