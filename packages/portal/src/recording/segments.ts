/** Which recording of a session this device has begun: segments of one recording are joined by a player. */
import { keep, kept } from "../page/kept.ts";

const keyOf = (sessionId: string) => `luna.recording.${sessionId}`;

interface Known {
  recordingId: string;
  segment: number;
}

const known = (sessionId: string) => kept<Known>("device", keyOf(sessionId));

/** The highest segment that was begun. */
export function rememberSegment(sessionId: string, recordingId: string, segment: number): void {
  const before = known(sessionId);
  if (before && before.recordingId === recordingId && before.segment >= segment) return;
  keep("device", keyOf(sessionId), { recordingId, segment } satisfies Known);
}

export function segmentToGoOn(sessionId: string): { recordingId?: string; segment: number } {
  const before = known(sessionId);
  return before ? { recordingId: before.recordingId, segment: before.segment + 1 } : { segment: 0 };
}
