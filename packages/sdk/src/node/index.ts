/** What Node adds: a WebSocket for versions without one, hashing in steps, files from disk. */
import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { WebSocket } from "ws";

export { folderJournal } from "./folder-journal.ts";

import type { Hash, SocketClass } from "../client/connection.ts";
import {
  type Client,
  type ClientOptions,
  createClient as create,
} from "../client/create-client.ts";

/** As `createClient` of `@luna/sdk`, with what Node has. */
export function createClient(options: ClientOptions): Client {
  return create({ webSocket: WebSocket as SocketClass, createHash: newHash, ...options });
}

function newHash(): Hash {
  const hash = createHash("sha256");
  return { update: (bytes) => hash.update(bytes), digest: () => hash.digest("hex") };
}

/** A file on disk as the content of an upload, read as it is sent. */
export const fileContent = (path: string): Promise<Blob> => openAsBlob(path);

export { type FileQueueOptions, openFileQueue } from "./file-queue.ts";
