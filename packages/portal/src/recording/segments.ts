/** Which recording of a session this device has begun: segments of one recording are joined by a player. */

const keyOf = (sessionId: string) => `luna.recording.${sessionId}`;

interface Known {
  recordingId: string;
  segment: number;
}

function known(sessionId: string): Known | undefined {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(sessionId)) ?? "null") as Known) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The highest segment that was begun. */
export function rememberSegment(sessionId: string, recordingId: string, segment: number): void {
  const before = known(sessionId);
  if (before && before.recordingId === recordingId && before.segment >= segment) return;
  try {
    localStorage.setItem(keyOf(sessionId), JSON.stringify({ recordingId, segment }));
  } catch {
    // Storage is switched off: the next one is a recording of its own.
  }
}

export function segmentToGoOn(sessionId: string): { recordingId?: string; segment: number } {
  const before = known(sessionId);
  return before ? { recordingId: before.recordingId, segment: before.segment + 1 } : { segment: 0 };
}
