import type { StoredFile } from "@luna/contracts/entities/record";
import { claim } from "./claim.ts";
import { sharedJournal } from "./journal.ts";
import { heldPieces, type LiveEntry, liveEntry } from "./live-entry.ts";
import { openRecording, type RecordingOptions } from "./recording.ts";

/** A recording that a reload or a crash has interrupted, and what became of it. */
export interface Interrupted {
  recordingId: string;
  /** The segment to go on with is the next. */
  segment: number;
  /** As it was promised: where it is absent, sending failed with `error` and can be tried again. */
  file?: StoredFile;
  error?: unknown;
}

/**
 * Sends what interrupted recordings of a session have left in the journal, and ends them. Call it
 * before a new recording starts; recordings of this page that still run are theirs to end.
 */
export async function finishRecordings(
  options: Pick<RecordingOptions, "client" | "journal" | "onProgress" | "signal"> & {
    sessionId?: string;
  },
): Promise<Interrupted[]> {
  const { journal = sharedJournal, sessionId } = options;
  const found: Interrupted[] = [];
  for (const key of await journal.keys(liveEntry.prefix)) {
    const id = liveEntry.idOf(key);
    const entry = id && ((await journal.get(key)) as LiveEntry | undefined);
    if (!id || !entry || (sessionId && entry.promised.sessionId !== sessionId)) continue;
    const release = await claim(id);
    if (!release) continue; // it still runs, here or in another page
    const { recordingId, segment } = entry;
    const held = await heldPieces(journal, id);
    // below the first piece lie those whose part was sent before they could be removed
    const pieces = held.filter((number) => number >= entry.firstPiece);
    const end = (pieces.at(-1) ?? entry.firstPiece - 1) + 1;
    const recording = openRecording(id, entry, end, { ...options, release });
    try {
      if (entry.parts === 0 && pieces.length === 0) await recording.cancel();
      else found.push({ recordingId, segment, file: await recording.finish() });
    } catch (error) {
      found.push({ recordingId, segment, error });
    }
  }
  return found;
}
