/** How long a shared window may show nothing, such as one that is minimised. */
const patienceMs = 15_000;

/**
 * One picture as PNG of the screen that is shared already, or of one that the browser asks for, which is let
 * go of at once. @throws DOMException when it is not allowed, Error when there is nothing to see
 */
export async function takePicture(shared: MediaStream | undefined): Promise<Blob> {
  const track = shared?.getVideoTracks().find(({ readyState }) => readyState === "live");
  if (track) return frameOf(new MediaStream([track]));
  const opened = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  try {
    return await frameOf(opened);
  } finally {
    for (const each of opened.getTracks()) each.stop();
  }
}

async function frameOf(stream: MediaStream): Promise<Blob> {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = stream;
  try {
    await Promise.race([video.play(), nothingSeen()]);
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!picture) throw new Error("the browser made no picture");
    return picture;
  } finally {
    video.srcObject = null;
  }
}

const nothingSeen = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the shared window shows nothing")), patienceMs);
  });
