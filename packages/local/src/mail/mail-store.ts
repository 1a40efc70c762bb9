import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readJson, writeAtomically, writeJson } from "../disk/write-json.ts";
import type { Outcome } from "./outcome.ts";
import type { SentMail } from "./ses-event.ts";

/** A mail that SES took, with what became of it. */
export interface MailRecord extends SentMail {
  outcomes: Outcome[];
  /** How many of the outcomes were published. */
  published: number;
}

export interface SuppressedAddress {
  reason: "BOUNCE" | "COMPLAINT";
  /** ISO 8601. */
  at: string;
}

/** Mails and the suppression list, on disk: `<id>.json` beside `<id>.eml`. */
export async function mailStore(folder: string) {
  const suppressionFile = join(folder, "suppression-list.json");
  const suppressed = new Map(
    Object.entries((await readJson<Record<string, SuppressedAddress>>(suppressionFile)) ?? {}),
  );
  const records = new Map<string, MailRecord>();
  const messages = join(folder, "messages");
  const names = await readdir(messages).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names.filter((one) => one.endsWith(".json"))) {
    const record = await readJson<MailRecord>(join(messages, name));
    if (record) records.set(record.messageId, record);
  }

  return {
    suppressed,
    saveSuppressed: () => writeJson(suppressionFile, Object.fromEntries(suppressed)),

    /** Newest first. */
    list: () =>
      [...records.values()].sort((a, b) =>
        a.at === b.at ? (a.messageId < b.messageId ? 1 : -1) : a.at < b.at ? 1 : -1,
      ),
    find: (messageId: string) => records.get(messageId),

    async add(record: MailRecord, mime: Buffer): Promise<void> {
      await writeAtomically(join(messages, `${record.messageId}.eml`), mime);
      await writeJson(join(messages, `${record.messageId}.json`), record);
      records.set(record.messageId, record);
    },
    save: (record: MailRecord) => writeJson(join(messages, `${record.messageId}.json`), record),
    mime: (messageId: string) => readFile(join(messages, `${messageId}.eml`)),
  };
}

export type MailStore = Awaited<ReturnType<typeof mailStore>>;
