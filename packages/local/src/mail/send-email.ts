import { randomUUID } from "node:crypto";
import { simpleParser } from "mailparser";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Assembly } from "../part.ts";
import { composeSimple, stampRaw } from "./compose.ts";
import type { MailRecord, MailStore } from "./mail-store.ts";
import { hasVirus, outcomes } from "./outcome.ts";
import { addressesOf, headersOf } from "./read-mail.ts";
import { recipientsOf, type SendRequest } from "./send-request.ts";
import {
  bareAddress,
  configurationSet,
  emailIdentity,
  identityFor,
  sesArn,
  suppressedReasons,
} from "./template.ts";

interface SendInput {
  request: SendRequest;
  assembly: Pick<Assembly, "resources">;
  store: MailStore;
  /** Milliseconds since 1970, service time. */
  now: number;
  region: string;
  account: string;
}

const limitBytes = 40 * 1024 * 1024;
const bad = (message: string) => new ServiceError("BadRequestException", message);

/**
 * Takes a mail as SES does: builds its MIME, keeps it, settles what becomes of it.
 * @throws ServiceError BadRequestException, MessageRejected, NotFoundException
 */
export async function sendEmail(input: SendInput): Promise<MailRecord> {
  const { request, assembly, store, region, account } = input;
  const at = new Date(input.now).toISOString();
  const time = input.now.toString(16).padStart(12, "0");
  const messageId = `0100${time}-${randomUUID().slice(0, 8)}-${randomUUID().slice(9)}-000000`;
  const mime = await mimeOf(request, {
    messageId: `<${messageId}@${region}.amazonses.com>`,
    date: new Date(input.now),
  });
  if (mime.length > limitBytes) throw bad("Message length is more than 41943040 bytes long.");
  const parsed = await simpleParser(mime, { skipImageLinks: true });
  const source = request.FromEmailAddress ?? parsed.from?.text ?? "";
  const named = recipientsOf(request);
  const destination = named.length > 0 ? named : rawRecipients(request, parsed);
  if (destination.length === 0) throw bad("Missing destination.");
  if (destination.length > 50) throw bad("Recipient count exceeds 50.");
  const wrong = destination.find((address) => !/^[^\s@]+@[^\s@]+$/.test(bareAddress(address)));
  if (wrong !== undefined) throw bad("Illegal address");

  const identity = identityFor(assembly, source);
  if (!identity) {
    throw new ServiceError(
      "MessageRejected",
      `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${source}`,
    );
  }
  const setName =
    request.ConfigurationSetName ??
    identity.properties.ConfigurationSetAttributes?.ConfigurationSetName;
  if (setName !== undefined && !configurationSet(assembly, setName)) {
    throw new ServiceError(
      "NotFoundException",
      `Configuration set <${setName}> does not exist.`,
      404,
    );
  }

  const reasons = suppressedReasons(assembly, setName);
  const isSuppressed = (address: string) => {
    const entry = store.suppressed.get(bareAddress(address));
    return entry !== undefined && reasons.includes(entry.reason);
  };
  const virus = hasVirus([mime, ...parsed.attachments.map(({ content }) => content)]);
  const record: MailRecord = {
    messageId,
    at,
    source,
    sourceArn: sesArn(region, account, "identity", emailIdentity(identity)),
    account,
    region,
    configurationSet: setName,
    destination,
    headers: headersOf(parsed),
    subject: parsed.subject ?? "",
    tags: Object.fromEntries((request.EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]])),
    outcomes: outcomes(destination, isSuppressed, virus),
    published: 0,
  };
  await store.add(record, mime);
  return record;
}

async function mimeOf(
  request: SendRequest,
  stamp: { messageId: string; date: Date },
): Promise<Buffer> {
  const { Simple, Raw } = request.Content ?? {};
  if (Simple) {
    if (!request.FromEmailAddress) throw bad("FromEmailAddress is required for simple content.");
    if (!Simple.Subject || !Simple.Body) throw bad("Subject and Body are required.");
    const reserved = Simple.Headers?.find(({ Name }) => reservedHeaders.has(Name.toLowerCase()));
    if (reserved) throw bad(`The header ${reserved.Name} cannot be set by Headers.`);
    return composeSimple(request, Simple, stamp);
  }
  if (Raw) return stampRaw(Buffer.from(Raw.Data, "base64"), stamp);
  throw bad("Content must be Simple or Raw; templates are not kept here.");
}

const reservedHeaders = new Set([
  "from",
  "to",
  "cc",
  "bcc",
  "reply-to",
  "subject",
  "date",
  "message-id",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "return-path",
]);

/** Without a Destination, SES sends a raw message to those in its own header, Bcc included. */
function rawRecipients(
  request: SendRequest,
  parsed: Awaited<ReturnType<typeof simpleParser>>,
): string[] {
  const raw = Buffer.from(request.Content?.Raw?.Data ?? "", "base64").toString("latin1");
  const head = raw.split(/\r?\n\r?\n/)[0]!;
  const bcc = /^bcc:((?:.*(?:\r?\n[ \t].*)*))/im.exec(head)?.[1] ?? "";
  const hidden = bcc
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return [...addressesOf(parsed.to), ...addressesOf(parsed.cc), ...hidden];
}
