import { createHash, randomUUID } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readJson, writeJson } from "../disk/write-json.ts";
import type { ServiceClock } from "../part.ts";

export interface QueueMessage {
  id: string;
  body: string;
  attributes: Record<string, unknown>;
  /** Milliseconds since 1970, service time. */
  sentAt: number;
  /** Not to be received before this time; moved on by each receive. */
  visibleAt: number;
  receives: number;
  firstReceivedAt?: number;
  receiptHandle?: string;
}

/** The messages of one queue: a file each, named so that they sort by time. */
export async function queueStore(folder: string, clock: ServiceClock) {
  const messages = new Map<string, QueueMessage>();
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names.filter((one) => one.endsWith(".json")).sort()) {
    const message = await readJson<QueueMessage>(join(folder, name));
    if (message) messages.set(message.id, message);
  }
  const fileOf = ({ id, sentAt }: QueueMessage) =>
    join(folder, `${String(sentAt).padStart(15, "0")}-${id}.json`);
  const save = (message: QueueMessage) => writeJson(fileOf(message), message);

  return {
    list: () => [...messages.values()],

    async send(
      body: string,
      attributes: Record<string, unknown> = {},
      delaySeconds = 0,
    ): Promise<QueueMessage> {
      const now = clock.now();
      const visibleAt = now + delaySeconds * 1000;
      const message = { id: randomUUID(), body, attributes, sentAt: now, visibleAt, receives: 0 };
      await save(message);
      messages.set(message.id, message);
      return message;
    },

    /** Takes up to `limit` visible messages and hides them for a while. */
    async receive(limit: number, hiddenSeconds: number): Promise<QueueMessage[]> {
      const now = clock.now();
      const taken = [...messages.values()].filter((one) => one.visibleAt <= now).slice(0, limit);
      for (const message of taken) {
        message.visibleAt = now + hiddenSeconds * 1000;
        message.receives += 1;
        message.firstReceivedAt ??= now;
        message.receiptHandle = randomUUID();
      }
      await Promise.all(taken.map(save));
      return taken;
    },

    /** By the handle of the last receive; another handle deletes nothing. */
    async remove(receiptHandle: string): Promise<void> {
      const message = [...messages.values()].find((one) => one.receiptHandle === receiptHandle);
      if (!message) return;
      messages.delete(message.id);
      await rm(fileOf(message), { force: true });
    },
  };
}

export type QueueStore = Awaited<ReturnType<typeof queueStore>>;

export const md5 = (text: string) => createHash("md5").update(text).digest("hex");
