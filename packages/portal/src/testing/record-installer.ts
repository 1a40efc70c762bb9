import type { Page } from "playwright-core";

export interface Recorded {
  /** WebM: at most as long as `seconds`, a busy machine leaves out frames at its end. */
  recording: Uint8Array<ArrayBuffer>;
  /** PNG of how it ended. */
  screenshot: Uint8Array<ArrayBuffer>;
}

/** What somebody's screen might show while an installer waits for its server: drawn, and recorded by the browser. */
export async function recordInstaller(page: Page, seconds: number): Promise<Recorded> {
  // What esbuild calls to keep the names of functions is not there in the page.
  await page.evaluate("globalThis.__name = (named) => named");
  const { recording, screenshot } = await page.evaluate(async (length) => {
    const canvas = document.createElement("canvas");
    canvas.width = 1280;
    canvas.height = 800;
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    const box = (
      color: string | CanvasGradient,
      ...at: [number, number, number, number, number]
    ) => {
      pen.fillStyle = color;
      pen.beginPath();
      pen.roundRect(...at);
      pen.fill();
    };
    const say = (text: string, x: number, y: number, size: number, color: string, weight = 400) => {
      pen.font = `${weight} ${size}px system-ui, sans-serif`;
      pen.fillStyle = color;
      pen.fillText(text, x, y);
    };
    function draw(done: number) {
      const sky = pen.createLinearGradient(0, 0, 1280, 800);
      sky.addColorStop(0, "#2b3a67");
      sky.addColorStop(1, "#7a6fb0");
      box(sky, 0, 0, 1280, 800, 0);
      box("rgba(10, 12, 24, 0.75)", 0, 752, 1280, 48, 0);
      for (let icon = 0; icon < 5; icon++) box("#8f95c8", 500 + 60 * icon, 762, 28, 28, 6);
      box("#fbfaf7", 290, 150, 700, 470, 14);
      box("#e9e7f7", 290, 150, 700, 48, 14);
      say("Luna Setup", 316, 181, 20, "#2a2c45", 600);
      say("Installing Luna", 340, 270, 34, "#1d1f33", 650);
      say("Fetching the virtual disk …", 340, 312, 20, "#5b5f78");
      box("#dedcef", 340, 340, 600, 18, 9);
      box("#4b4acf", 340, 340, 600 * done, 18, 9);
      box("#fdecea", 340, 400, 600, 96, 10);
      say("The download server did not answer", 366, 440, 22, "#8c1d18", 600);
      say("NET_TIMEOUT · Trying again in 20 seconds", 366, 472, 18, "#8c1d18");
      box("#4b4acf", 780, 540, 160, 48, 8);
      say("Try again", 815, 571, 20, "#ffffff", 600);
      box("#e9e7f7", 640, 540, 120, 48, 8);
      say("Help", 678, 571, 20, "#2a2c45", 600);
    }
    const base64 = (blob: Blob) =>
      new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
        reader.readAsDataURL(blob);
      });
    draw(0.4);
    const pieces: Blob[] = [];
    const recorder = new MediaRecorder(canvas.captureStream(10), {
      mimeType: "video/webm;codecs=vp8",
    });
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    const began = performance.now();
    for (let past = 0; past < length; past = (performance.now() - began) / 1000) {
      draw(0.4 + (0.04 * past) / length);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    recorder.stop();
    await stopped;
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    return {
      recording: await base64(new Blob(pieces)),
      screenshot: picture ? await base64(picture) : "",
    };
  }, seconds);
  return { recording: bytesOf(recording), screenshot: bytesOf(screenshot) };
}

const bytesOf = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));
