/** Sending through SES v2. */
import { SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";

export type Sending =
  | { ok: true; messageId: string }
  /** `permanent` where trying again cannot help; `reason` is the error's name, nothing personal. */
  | { ok: false; permanent: boolean; reason: string };

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

/** Connects to SES; `configurationSet` is where its reports come from. */
export function connectMailer(options: {
  from: string;
  replyTo: string | undefined;
  configurationSet: string;
  client?: SESv2Client;
}): Mailer {
  // a send whose answer was lost may have arrived: the SDK must not repeat it on its own
  const client = options.client ?? new SESv2Client({ maxAttempts: 1 });
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
        return { ok: true, messageId: MessageId ?? "" };
      } catch (error) {
        // throttled, paused, unreachable or misconfigured: a later attempt may find it mended
        const permanent =
          error instanceof SESv2ServiceException && permanentErrors.includes(error.name);
        return {
          ok: false,
          permanent,
          reason: error instanceof Error ? error.name : "unknown",
        };
      }
    },
  };
}
