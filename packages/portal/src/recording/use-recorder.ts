import { browserJournal, finishRecordings, type Recording, startRecording } from "@luna/sdk";
import { useCallback, useEffect, useRef, useState } from "react";
import { useOwn } from "../participant/participant.tsx";
import type { Session } from "../session/use-session.ts";
import { type Capture, type CaptureKind, openCapture } from "./capture.ts";
import { rememberSegment, segmentToGoOn } from "./segments.ts";

export type RecorderPhase =
  | "idle"
  | "asking"
  | "recording"
  | "paused"
  | "finishing"
  /** What is left waits on this device for the network. */
  | "waiting"
  | "done";

export interface RecorderState {
  phase: RecorderPhase;
  /** Seconds recorded in this page, pauses left out. */
  seconds: number;
  sentBytes: number;
  /** An earlier page has recorded something, which is safe. */
  interrupted: boolean;
  error: unknown;
  stream: MediaStream | undefined;
  start(kind: CaptureKind): Promise<void>;
  pause(): void;
  goOn(): void;
  /** Ends the recording; resolves when all of it is sent or safely waits. */
  stop(): Promise<void>;
  /** Ends and forgets it. */
  discard(): Promise<void>;
}

/** Where what is recorded lies until the store has it: on this device, over a reload. */
const journal = browserJournal();
/** How much is recorded before it is made safe, ms. */
const sliceMs = 2000;
const retryMs = 5000;
/** When a page looks again for what the one before it has left, ms. */
const looksAfterMs = [1000, 3000, 8000];

interface Running {
  capture: Capture;
  recorder: MediaRecorder;
  recording: Recording;
  /** Every slice, one after the other. */
  kept: Promise<void>;
}

/** Records with the browser's own means and sends while recording; survives reloads by segments. */
export function useRecorder(session: Pick<Session, "id" | "code">): RecorderState {
  const { client } = useOwn();
  const running = useRef<Running>(undefined);
  const [phase, setPhase] = useState<RecorderPhase>("idle");
  const [seconds, setSeconds] = useState(0);
  const lasted = useRef(0);
  lasted.current = seconds;
  const [sentBytes, setSentBytes] = useState(0);
  const [interrupted, setInterrupted] = useState(false);
  const [error, setError] = useState<unknown>();
  const sessionId = session.id;

  /** Sends what earlier pages, or a lost network, have left. */
  const sendLeft = useCallback(async () => {
    const found = await finishRecordings({ client, sessionId, journal });
    for (const { recordingId, segment } of found) rememberSegment(sessionId, recordingId, segment);
    if (found.length > 0) setInterrupted(true);
    const failed = found.find((each) => each.error !== undefined);
    if (failed) setError(failed.error);
    return { found: found.length > 0, sent: !failed };
  }, [client, sessionId]);

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    // The page of before may hold its recording for a moment after it is gone.
    const look = async ([next, ...later]: readonly number[]) => {
      const { found } = await sendLeft();
      if (!found && next !== undefined && !running.current)
        waiting = setTimeout(() => void look(later), next);
    };
    void look(looksAfterMs);
    return () => {
      clearTimeout(waiting);
      // The page goes; what was recorded lies in the journal.
      const made = running.current;
      if (made && made.recorder.state !== "inactive") made.recorder.stop();
      made?.capture.stop();
    };
  }, [sendLeft]);

  useEffect(() => {
    if (phase !== "recording") return;
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => {
      clearInterval(timer);
      removeEventListener("beforeunload", warn);
    };
  }, [phase]);

  useEffect(() => {
    if (phase !== "waiting") return;
    const retry = async () => {
      if ((await sendLeft()).sent) setPhase("done");
    };
    const timer = setInterval(retry, retryMs);
    addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      removeEventListener("online", retry);
    };
  }, [phase, sendLeft]);

  async function start(kind: CaptureKind) {
    setPhase("asking");
    setError(undefined);
    try {
      const capture = await openCapture(kind);
      const { recordingId, segment } = segmentToGoOn(sessionId);
      const recording = await startRecording({
        client,
        journal,
        sessionId,
        name: `${session.code}-${kind}-${segment}.${capture.contentType.slice(6)}`,
        contentType: capture.contentType,
        category: "recording",
        ...(recordingId && { recordingId }),
        segment,
        onProgress: (progress) => setSentBytes(progress.sentBytes),
      });
      rememberSegment(sessionId, recording.recordingId, segment);
      const recorder = new MediaRecorder(capture.stream, {
        ...(capture.mimeType && { mimeType: capture.mimeType }),
        videoBitsPerSecond: 1_500_000,
      });
      const made: Running = { capture, recorder, recording, kept: Promise.resolve() };
      recorder.ondataavailable = ({ data }) => {
        if (data.size === 0) return;
        made.kept = made.kept.then(() => recording.append(data)).catch(fail);
      };
      // The browser's own bar ends the sharing too.
      for (const track of capture.stream.getTracks()) track.onended = () => void stop();
      running.current = made;
      recorder.start(sliceMs);
      setSeconds(0);
      setPhase("recording");
    } catch (thrown) {
      setError(thrown);
      setPhase("idle");
    }
  }

  function fail(thrown: unknown) {
    const made = running.current;
    if (!made) return;
    running.current = undefined;
    if (made.recorder.state !== "inactive") made.recorder.stop();
    made.capture.stop();
    setError(thrown);
    setPhase("idle");
  }

  /** Ends the capture and waits for its last slice. */
  async function end(): Promise<Running | undefined> {
    const made = running.current;
    running.current = undefined;
    if (!made) return undefined;
    setPhase("finishing");
    if (made.recorder.state !== "inactive")
      await new Promise<void>((resolve) => {
        made.recorder.onstop = () => resolve();
        made.recorder.stop();
      });
    made.capture.stop();
    await made.kept;
    return made;
  }

  async function stop() {
    const made = await end();
    if (!made) return;
    try {
      await made.recording.finish({ durationSeconds: lasted.current });
      setPhase("done");
    } catch (thrown) {
      setError(thrown);
      setPhase("waiting");
    }
  }

  async function discard() {
    const made = await end();
    await made?.recording.cancel();
    setPhase("idle");
  }

  return {
    phase,
    seconds,
    sentBytes,
    interrupted,
    error,
    stream: running.current?.capture.stream,
    start,
    pause: () => {
      running.current?.recorder.pause();
      setPhase("paused");
    },
    goOn: () => {
      running.current?.recorder.resume();
      setPhase("recording");
    },
    stop,
    discard,
  };
}
