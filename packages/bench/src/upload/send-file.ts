// Sends one file by the SDK in a process of its own; prints its greatest memory and its time as JSON.
import { openAsBlob } from "node:fs";
import { uploadFile } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";

const [baseUrl = "", token = "", sessionId = "", file = ""] = process.argv.slice(2);
const startedAt = performance.now();
await uploadFile({
  client: createClient({ baseUrl, token }),
  content: await openAsBlob(file),
  ...{ name: "screen.webm", contentType: "video/webm", category: "recording", sessionId },
});
console.log(
  JSON.stringify({
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  }),
);
