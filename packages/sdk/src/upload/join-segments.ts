import type { StoredFile } from "@luna/contracts/entities/record";

/** A recording as a player shows it: its segments one after the other. */
export interface JoinedRecording {
  recordingId: string;
  /** An instant; unknown where no segment says when it began. */
  startedAt: string | undefined;
  segments: {
    file: StoredFile;
    /** Seconds from the beginning of the recording, by the segments' own times where they have them. */
    offsetSeconds: number;
  }[];
  /** From the beginning of the first to the end of the last. */
  durationSeconds: number;
  /** Numbers of segments that have not arrived. */
  missing: number[];
}

/** Joins verified recordings and audio by their recording and the numbers of their segments; a file without is a recording of its own. */
export function joinSegments(files: readonly StoredFile[]): JoinedRecording[] {
  const byRecording = new Map<string, Map<number, StoredFile>>();
  for (const file of files) {
    const plays = file.category === "recording" || file.category === "audio";
    if (!plays || file.status !== "ready") continue;
    const id = file.recordingId ?? file.id;
    const segments = byRecording.get(id) ?? new Map<number, StoredFile>();
    segments.set(file.segment ?? 0, file);
    byRecording.set(id, segments);
  }
  return [...byRecording]
    .map(([recordingId, segments]) => joined(recordingId, segments))
    .sort((a, b) => ((a.startedAt ?? "") < (b.startedAt ?? "") ? -1 : 1));
}

function joined(recordingId: string, byNumber: Map<number, StoredFile>): JoinedRecording {
  const numbers = [...byNumber.keys()].sort((a, b) => a - b);
  const startedAt = byNumber.get(numbers[0]!)!.startedAt;
  const segments: JoinedRecording["segments"] = [];
  let end = 0;
  for (const number of numbers) {
    const file = byNumber.get(number)!;
    const own =
      startedAt && file.startedAt
        ? (Date.parse(file.startedAt) - Date.parse(startedAt)) / 1000
        : end;
    // clocks may jump; segments never overlap
    const offsetSeconds = Math.max(own, end);
    segments.push({ file, offsetSeconds });
    end = offsetSeconds + (file.durationSeconds ?? 0);
  }
  const last = numbers.at(-1)!;
  const missing = Array.from({ length: last }, (_, number) => number).filter(
    (number) => !byNumber.has(number) && numbers[0] === 0,
  );
  return { recordingId, startedAt, segments, durationSeconds: end, missing };
}
