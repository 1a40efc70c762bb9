import { startUpload } from "@luna/sdk";
import { createClient, fileContent, folderJournal } from "@luna/sdk/node";

/** Sends a file straight to the bucket; after a crash the same call goes on where it was. */
export async function sendLog(apiUrl: string, token: string, sessionId: string, file: string) {
  const upload = startUpload({
    client: createClient({ baseUrl: apiUrl }).as(token),
    content: await fileContent(file),
    name: "installer-log.json",
    contentType: "application/json",
    category: "log",
    sessionId,
    journal: folderJournal(`${file}.upload`),
    onProgress: ({ phase, sentBytes }) => console.log(phase, sentBytes),
  });
  return upload.done;
}
