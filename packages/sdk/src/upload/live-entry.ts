/** What the journal holds of a recording: one entry, and the pieces that have not been sent. */
import type { UploadFile } from "@luna/contracts/entities/record";
import type { UploadJournal } from "./journal.ts";
import type { Sha256State } from "./sha256.ts";

export interface LiveEntry {
  idempotencyKey: string;
  promised: UploadFile;
  fileId?: string;
  recordingId: string;
  segment: number;
  /** Instants. */
  startedAt: string;
  lastAt: string;
  /** Parts that are in the store. */
  parts: number;
  /** Number of the first piece that is in none of them. */
  firstPiece: number;
  /** Over those parts; its size is theirs. */
  hash: Sha256State;
}

const prefix = "live/";

export const liveEntry = {
  prefix,
  keyOf: (id: string) => `${prefix}${id}`,
  /** Undefined for the key of anything else. */
  idOf: (key: string) => /^live\/([\w-]+)$/.exec(key)?.[1],
  /** Pieces are no larger than the smallest part. */
  pieceBytes: 8 * 2 ** 20,
} as const;

const digits = 8;
const piecePrefix = (id: string) => `piece/${id}/`;

export const pieceKey = (id: string, number: number): string =>
  `${piecePrefix(id)}${String(number).padStart(digits, "0")}`;

/** Numbers of the pieces that lie in the journal, ascending. */
export async function heldPieces(journal: UploadJournal, id: string): Promise<number[]> {
  const keys = await journal.keys(piecePrefix(id));
  return keys.map((key) => Number(key.slice(-digits))).sort((a, b) => a - b);
}

/**
 * The next part: whole pieces from `first` on, before `end`, as many as make `partSize` bytes; with
 * `all` also fewer. The same pieces make the same part, however often it is asked for.
 */
export async function nextPart(
  journal: UploadJournal,
  id: string,
  first: number,
  end: number,
  partSize: number,
  all: boolean,
): Promise<{ body: Blob; nextPiece: number } | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let number = first;
  while (number < end && size < partSize) {
    const piece = (await journal.get(pieceKey(id, number))) as Uint8Array<ArrayBuffer> | undefined;
    if (!piece) throw new Error(`the journal has lost piece ${number} of a recording`);
    pieces.push(piece);
    size += piece.length;
    number += 1;
  }
  if (pieces.length === 0 || (size < partSize && !all)) return undefined;
  return { body: new Blob(pieces), nextPiece: number };
}
