/** Sending through SES v2. */
import { SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";

export type Sending =
  | { outcome: "taken"; messageId: string }
  /**
   * `rejected`: refused for good. `deferred`: surely not taken, a later try may find it mended.
   * `unanswered`: nobody knows whether it was taken. `reason` is the error's name, nothing personal.
   */
  | { outcome: "rejected" | "deferred" | "unanswered"; reason: string };

export interface Mailer {
  /** The address that mails come from. */
  from: string;
  replyTo: string | undefined;
  /** Takes a whole MIME message; `emailId` comes back with every report on it. */
  send(mail: { emailId: string; to: string; mime: Uint8Array }): Promise<Sending>;
}

/** The tag that carries a mail's id through SES. */
export const emailIdTag = "email-id";

const permanentErrors = ["MessageRejected", "BadRequestException"];

/** Errors before the request has left: without an address, a connection or credentials. */
const neverLeft = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** What an error of a send says of the mail. */
export function failureOf(error: unknown): Exclude<Sending, { outcome: "taken" }> {
  if (!(error instanceof Error)) return { outcome: "unanswered", reason: "unknown" };
  const reason = error.name;
  if (error instanceof SESv2ServiceException) {
    if (permanentErrors.includes(reason)) return { outcome: "rejected", reason };
    // throttled, paused or misconfigured; what broke within SES may have broken after it took the mail
    const status = error.$metadata.httpStatusCode ?? 500;
    return { outcome: status < 500 ? "deferred" : "unanswered", reason };
  }
  const { code } = error as NodeJS.ErrnoException;
  const kept = reason === "CredentialsProviderError" || neverLeft.includes(code ?? "");
  return { outcome: kept ? "deferred" : "unanswered", reason: code ?? reason };
}

/** Connects to SES; `configurationSet` is where its reports come from. */
export function connectMailer(options: {
  from: string;
  replyTo: string | undefined;
  configurationSet: string;
  client?: SESv2Client;
}): Mailer {
  // a send whose answer was lost may have arrived: the SDK must not repeat it on its own
  const client =
    options.client ??
    new SESv2Client({
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
    });
  return {
    from: options.from,
    replyTo: options.replyTo,
    async send({ emailId, to, mime }) {
      try {
        const { MessageId } = await client.send(
          new SendEmailCommand({
            FromEmailAddress: options.from,
            Destination: { ToAddresses: [to] },
            Content: { Raw: { Data: mime } },
            ConfigurationSetName: options.configurationSet,
            EmailTags: [{ Name: emailIdTag, Value: emailId }],
          }),
        );
        return { outcome: "taken", messageId: MessageId ?? "" };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}
