/** What a participant lets be recorded. */
export type CaptureKind = "both" | "screen" | "voice";

/** Kinds that this browser can record at all. */
export function possibleKinds(): CaptureKind[] {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || typeof MediaRecorder === "undefined") return [];
  return "getDisplayMedia" in devices ? ["both", "screen", "voice"] : ["voice"];
}

export interface Capture {
  stream: MediaStream;
  /** As the recorder makes it. */
  mimeType: string;
  /** As the service takes it: WebM and MP4 hold a voice alone, too. */
  contentType: "video/webm" | "video/mp4";
  stop(): void;
}

/** Asks the browser, which asks the person. @throws DOMException when it is not allowed, or cannot be */
export async function openCapture(kind: CaptureKind): Promise<Capture> {
  const tracks: MediaStreamTrack[] = [];
  try {
    if (kind !== "voice") {
      const screen = await navigator.mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 15, max: 30 } },
        audio: false,
      });
      tracks.push(...screen.getTracks());
    }
    if (kind !== "screen") {
      const voice = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true },
      });
      tracks.push(...voice.getTracks());
    }
  } catch (error) {
    for (const track of tracks) track.stop();
    throw error;
  }
  const mimeType = typeFor(kind);
  return {
    stream: new MediaStream(tracks),
    mimeType,
    contentType: mimeType.includes("mp4") ? "video/mp4" : "video/webm",
    stop: () => {
      for (const track of tracks) track.stop();
    },
  };
}

const withPicture = [
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
  "video/mp4",
];
const voiceOnly = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4"];

function typeFor(kind: CaptureKind): string {
  const wanted = kind === "voice" ? voiceOnly : withPicture;
  return wanted.find((type) => MediaRecorder.isTypeSupported(type)) ?? "";
}
