import {
  BlockPublicAccess,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { Bucket, type StackContext, use } from "sst/constructs";
import { filesBucketName } from "./names.ts";
import { readSettings } from "./settings.ts";
import { Site } from "./site.ts";

/** Where uploaded files live: private, versioned, reached by browsers through presigned requests only. */
export function Storage({ stack, app }: StackContext) {
  const settings = readSettings(app.stage);
  const { origins } = use(Site);

  const bucket = new Bucket(stack, "files", {
    name: filesBucketName(app),
    blockPublicACLs: true,
    cors: [
      {
        allowedMethods: ["GET", "HEAD", "POST", "PUT"],
        allowedOrigins: origins,
        // Those that a presigned request carries; SHA-256 per object and per part.
        allowedHeaders: [
          "content-type",
          "content-md5",
          "if-none-match",
          "range",
          "x-amz-checksum-algorithm",
          "x-amz-checksum-sha256",
          "x-amz-content-sha256",
          "x-amz-sdk-checksum-algorithm",
        ],
        exposedHeaders: ["ETag", "x-amz-checksum-sha256", "Content-Range", "Accept-Ranges"],
        maxAge: "1 hour",
      },
    ],
    cdk: {
      bucket: {
        versioned: true,
        encryption: BucketEncryption.S3_MANAGED,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
        enforceSSL: true,
        minimumTLSVersion: 1.2,
        lifecycleRules: [
          {
            id: "uploads-given-up",
            // A session may be offline for a week and finish its upload then; nobody comes back after that.
            abortIncompleteMultipartUploadAfter: Duration.days(8),
          },
          {
            id: "exports",
            // Made by jobs, which offer them for so long.
            prefix: "exports/",
            expiration: Duration.days(7),
          },
          {
            id: "archives",
            prefix: "archives/",
            // Jobs lead to what they made for a week.
            expiration: Duration.days(8),
          },
          {
            id: "reports",
            prefix: "jobs/",
            expiration: Duration.days(8),
          },
          {
            id: "removed-for-good",
            // What was deleted by mistake can be brought back for a week; erasure removes versions itself.
            noncurrentVersionExpiration: Duration.days(7),
            expiredObjectDeleteMarker: true,
          },
        ],
        removalPolicy: settings.production
          ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
          : RemovalPolicy.DESTROY,
        autoDeleteObjects: !settings.production,
      },
    },
  });

  // Said in the template itself: CDK's own way is a function that may change every bucket's notifications.
  (bucket.cdk.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };

  stack.addOutputs({ BucketName: bucket.bucketName });
  return { bucket };
}
