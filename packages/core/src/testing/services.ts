/** The store and the mail service for tests: the local stack's own, over real sockets. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { callerRegistry, stackCredentials } from "../../../local/src/endpoint/callers.ts";
import { startEndpoint } from "../../../local/src/endpoint/endpoint.ts";
import type { Faults } from "../../../local/src/endpoint/faults.ts";
import { mailService } from "../../../local/src/mail/mail-service.ts";
import { type ReadableMail, readMail } from "../../../local/src/mail/read-mail.ts";
import { s3Service } from "../../../local/src/s3/s3-service.ts";
import {
  miniAssembly,
  region,
  resource,
  testBus,
  testClock,
} from "../../../local/src/testing/mini-assembly.ts";
import { type Bucket, connectBucket } from "../aws/bucket.ts";
import { connectMailer, type Mailer } from "../aws/mailer.ts";

const assembly = miniAssembly([
  resource("AWS::S3::Bucket", "files", "arn:aws:s3:::files", {
    VersioningConfiguration: { Status: "Enabled" },
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedOrigins: ["http://127.0.0.1:*"],
          AllowedMethods: ["GET", "HEAD", "POST", "PUT"],
          AllowedHeaders: ["content-type", "range", "x-amz-checksum-sha256"],
          ExposedHeaders: ["ETag"],
        },
      ],
    },
    NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
  }),
  resource("AWS::SES::EmailIdentity", "luna.example", "", { EmailIdentity: "luna.example" }),
  resource("AWS::SES::ConfigurationSet", "mails", ""),
  resource("AWS::SES::ConfigurationSetEventDestination", "events", "", {
    ConfigurationSetName: "mails",
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT"],
      EventBridgeDestination: { EventBusArn: "arn" },
    },
  }),
]);

export interface TestServices {
  /** Where both are reached. */
  url: string;
  /** Where the bucket lies on disk. */
  bucketFolder: string;
  bucket: Bucket;
  mailer: Mailer;
  /** Mails that were taken, oldest first. */
  mails(): Promise<ReadableMail[]>;
  /** The MIME of the mails, oldest first. */
  mimes(): Promise<string[]>;
  /** Failures on purpose. */
  faults: Faults;
  /** What the services told the bus, by detail type. */
  events<Detail>(type: string): Detail[];
  stop(): Promise<void>;
}

export async function startServices(): Promise<TestServices> {
  const folder = await mkdtemp(path.join(tmpdir(), "luna-services-"));
  const clock = testClock();
  const bus = testBus();
  const callers = callerRegistry();
  const s3 = await s3Service({ assembly, clock, bus, folder: path.join(folder, "s3"), callers });
  const mail = await mailService({ assembly, clock, bus, folder: path.join(folder, "mail") });
  const endpoint = await startEndpoint({
    port: 0,
    services: [s3, mail],
    callers,
    clock,
    assembly,
  });
  const connection = { endpoint: endpoint.url, region, credentials: stackCredentials };
  const mimes = async () => {
    const found = await Promise.all(mail.list().map(({ messageId }) => mail.raw(messageId)));
    return found.reverse().map((mime) => mime!);
  };
  return {
    url: endpoint.url,
    bucketFolder: path.join(folder, "s3"),
    bucket: connectBucket(
      "files",
      new S3Client({ ...connection, requestChecksumCalculation: "WHEN_REQUIRED" }),
    ),
    mailer: connectMailer({
      from: "study@luna.example",
      replyTo: "team@luna.example",
      configurationSet: "mails",
      client: new SESv2Client({ ...connection, maxAttempts: 1 }),
    }),
    mails: async () => Promise.all((await mimes()).map(readMail)),
    mimes: async () => (await mimes()).map((mime) => mime.toString("utf8")),
    faults: endpoint.faults,
    events: <Detail>(type: string) =>
      bus.events
        .filter((event) => event["detail-type"] === type)
        .map(({ detail }) => detail as Detail),
    async stop() {
      await endpoint.stop();
      await s3.stop();
      await mail.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
