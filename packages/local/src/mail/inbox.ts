import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "../endpoint/listen.ts";
import { redirect, sendJson, sendPage, sendText } from "../page/send.ts";
import type { Part } from "../part.ts";
import { inboxPage, type ListedMail } from "./inbox-page.ts";
import type { Mail } from "./mail-service.ts";
import type { SesEventType } from "./outcome.ts";
import { readMail } from "./read-mail.ts";

const reports = new Set<string>(["Bounce", "Complaint", "DeliveryDelay"]);

/** Shows every mail that was sent: JSON for programs under /messages, a page for people at /. */
export async function startInbox(options: {
  port: number;
  mail: Mail;
  log?(line: string): void;
}): Promise<Part & { url: string }> {
  const { mail } = options;
  const read = new Map<string, Promise<ListedMail>>();

  /** A mail never changes, so it is parsed once; what became of it does. */
  async function listed(): Promise<ListedMail[]> {
    const items = mail.list().map(async (record) => {
      const id = record.messageId;
      let reading = read.get(id);
      if (!reading) {
        reading = mail.raw(id).then(async (mime) => ({
          id,
          at: record.at,
          ...(await readMail(mime!)),
          status: [],
        }));
        read.set(id, reading);
      }
      return { ...(await reading), status: record.outcomes.map(({ type }) => type) };
    });
    return Promise.all(items);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const [, messages, rawId, view] = url.pathname.split("/");
    const id = decodeURIComponent(rawId ?? "");
    if (url.pathname === "/") {
      return sendPage(response, inboxPage(await listed(), url.searchParams));
    }
    if (messages !== "messages") return sendText(response, 404, "Not found");
    if (!id) return sendJson(response, 200, { items: await listed() });
    const mime = await mail.raw(id);
    if (!mime) return sendText(response, 404, "No such message");
    if (view === "raw") {
      response.writeHead(200, { "content-type": "message/rfc822", "cache-control": "no-store" });
      response.end(mime);
      return;
    }
    if (view === "report" && request.method === "POST") {
      const type = url.searchParams.get("type") ?? "";
      if (!reports.has(type)) {
        return sendText(response, 400, `type is one of ${[...reports].join(", ")}`);
      }
      await mail.report(id, type as SesEventType);
      return redirect(response, `/?id=${encodeURIComponent(id)}`);
    }
    const item = (await listed()).find((one) => one.id === id)!;
    if (view === "html") return sendMailHtml(response, item);
    if (view === "attachments") {
      const index = Number(url.pathname.split("/")[4]);
      const attachment = item.attachments[index];
      if (!attachment) return sendText(response, 404, "No such attachment");
      const name = encodeURIComponent(attachment.name);
      response.writeHead(200, {
        "content-type": attachment.contentType,
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
        "x-content-type-options": "nosniff",
      });
      response.end(Buffer.from(attachment.content, "base64"));
      return;
    }
    if (view === undefined) return sendJson(response, 200, item);
    sendText(response, 404, "Not found");
  }

  const server = await listen(options.port, (request, response) => {
    answer(request, response).catch((error) => {
      options.log?.(`inbox ${request.url}: ${error}`);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "The inbox failed.");
    });
  });
  return { name: "inbox", url: `http://127.0.0.1:${server.port}`, stop: server.stop };
}

/** A mail's own HTML, without scripts, forms or anything loaded from elsewhere; its inline images set in. */
function sendMailHtml(response: ServerResponse, mail: ListedMail): void {
  let { html } = mail;
  for (const { contentId, contentType, content } of mail.attachments) {
    if (contentId)
      html = html.replaceAll(`cid:${contentId}`, `data:${contentType};base64,${content}`);
  }
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy":
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
  });
  response.end(`<base target="_blank">${html}`);
}
