/** The chain of a day's audit entries: each link holds the hash of its entry and of the link before. */
import { createHash } from "node:crypto";
import type { Item, Key } from "../aws/table.ts";

export const dayPartition = (day: string): string => `AUDIT#${day}`;
export const headPartition = "AUDIT#HEADS";

/** The last link of a day, and what its first one follows. */
export interface Head extends Key {
  /** Links of the day. */
  count: number;
  /** Of the last of them. */
  hash: string;
  /** The day with entries before this one. */
  previousDay?: string | undefined;
  /** Of that day's last link when this day began. */
  previousHash: string;
}

/** The first day of all follows nothing. */
export const startHash = "0".repeat(64);

/** What an entry says; its key is told apart, so that two that were swapped are recognised. */
export const bodyOf = ({ at, actor, action, resource, requestId }: Item): string =>
  JSON.stringify([at, actor, action, resource, requestId]);

/** SHA-256 in hex over place, predecessor, key and body. */
export const linkHash = (link: {
  day: string;
  number: number;
  previousHash: string;
  sk: string;
  body: string;
}): string =>
  createHash("sha256")
    .update(JSON.stringify([link.day, link.number, link.previousHash, link.sk, link.body]))
    .digest("hex");
