import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { type Credentials, callerRegistry, stackCredentials } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import type { IamStatement } from "../part.ts";
import { type S3, s3Service } from "../s3/s3-service.ts";
import { lastingPort } from "./lasting-port.ts";
import { account, miniAssembly, region, resource, testBus, testClock } from "./mini-assembly.ts";

export const portal = "http://localhost:3002";
const uploaderRole = `arn:aws:iam::${account}:role/uploader`;

const bucket = (name: string, properties: Record<string, unknown>) =>
  resource("AWS::S3::Bucket", name, `arn:aws:s3:::${name}`, properties);

const assembly = miniAssembly(
  [
    bucket("files", {
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedOrigins: [portal],
            AllowedMethods: ["GET", "PUT", "POST"],
            AllowedHeaders: ["content-type", "x-amz-*"],
            ExposedHeaders: ["ETag"],
            MaxAge: 600,
          },
        ],
      },
      NotificationConfiguration: { EventBridgeConfiguration: {} },
      LifecycleConfiguration: {
        Rules: [
          {
            Status: "Enabled",
            Prefix: "temporary/",
            ExpirationInDays: 7,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    }),
    bucket("versioned", {
      VersioningConfiguration: { Status: "Enabled" },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [{ Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays: 3 } }],
      },
    }),
  ],
  {
    [uploaderRole]: [
      {
        Effect: "Allow",
        Action: ["s3:PutObject", "s3:GetObject"],
        Resource: "arn:aws:s3:::files/in/*",
      },
    ] satisfies IamStatement[],
  },
);

/** An S3 on a folder of its own, with clients for the stack and for a role that may do little. */
export async function s3Stack() {
  const folder = await mkdtemp(join(tmpdir(), "s3-"));
  const clock = testClock();
  const bus = testBus();
  const callers = callerRegistry();
  const uploader = callers.issue("uploader", uploaderRole);
  let s3: S3;
  let endpoint: Endpoint;
  async function start(port: number) {
    s3 = await s3Service({ assembly, clock, bus, folder, callers });
    endpoint = await startEndpoint({ port, services: [s3], callers, clock, assembly });
  }
  const port = await lastingPort();
  await start(port);
  return {
    folder,
    clock,
    bus,
    callers,
    uploader,
    get s3() {
      return s3;
    },
    get url() {
      return endpoint.url;
    },
    client(credentials: Credentials = stackCredentials, more: object = {}) {
      return new S3Client({ endpoint: endpoint.url, region, credentials, maxAttempts: 1, ...more });
    },
    /** Ends the service and starts it again on the same folder and port. */
    async restart() {
      await endpoint.stop();
      await s3.stop();
      await start(port);
    },
    async stop() {
      await endpoint.stop();
      await s3.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Status and error code of S3's answer to a raw request. */
export async function outcome(response: Response): Promise<string> {
  const code = /<Code>(.*?)<\/Code>/.exec(await response.text())?.[1];
  return code ? `${response.status} ${code}` : String(response.status);
}
