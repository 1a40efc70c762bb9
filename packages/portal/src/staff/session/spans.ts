/** Where in its recordings a moment of a session is found. Pure. */
import { joinSegments } from "@luna/sdk";
import type { StoredFile } from "../files/file-table.tsx";

/** One file on the line of time, in ms since 1970. */
export interface RecordedSpan {
  file: StoredFile;
  fromMs: number;
  /** Infinite where nothing says how long it is. */
  toMs: number;
}

/** Every verified segment of every recording, the first one first. */
export function spansOf(files: readonly StoredFile[]): RecordedSpan[] {
  return joinSegments(files)
    .flatMap(({ segments }) =>
      segments.map(({ file }) => {
        const fromMs = Date.parse(file.startedAt ?? file.createdAt);
        const toMs = file.durationSeconds
          ? fromMs + file.durationSeconds * 1000
          : Number.POSITIVE_INFINITY;
        return { file, fromMs, toMs };
      }),
    )
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** The span in which a moment was recorded, the latest if several run; -1 where none was. */
export const spanAt = (spans: readonly RecordedSpan[], ms: number): number =>
  spans.findLastIndex(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);

/** A moment as `+1:02:03` since a beginning, or `−0:05` before it. */
export function sinceStart(ms: number, startMs: number): string {
  const seconds = Math.round(Math.abs(ms - startMs) / 1000);
  const two = (count: number) => String(count).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const clock = hours
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
  return `${ms < startMs && seconds > 0 ? "−" : "+"}${clock}`;
}

/** How long something has run; nothing has run for less than no time. */
export const elapsed = (nowMs: number | undefined, startMs: number): string =>
  nowMs === undefined ? "–" : sinceStart(Math.max(nowMs, startMs), startMs).slice(1);
