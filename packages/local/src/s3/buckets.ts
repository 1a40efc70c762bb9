import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Assembly, Resource } from "../part.ts";
import { type BucketObjects, bucketObjects } from "./objects.ts";
import { s3Error } from "./s3-error.ts";
import { type BucketUploads, bucketUploads } from "./uploads.ts";

export interface Bucket {
  name: string;
  versioned: boolean;
  /** `Object Created` and `Object Deleted` go to EventBridge. */
  announces: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the template's own properties, read by each rule's part
  properties: Record<string, any>;
  objects: BucketObjects;
  uploads: BucketUploads;
}

/** The buckets of the template with what they hold on disk. */
export async function openBuckets(
  assembly: Pick<Assembly, "resources">,
  folder: string,
): Promise<Map<string, Bucket>> {
  const buckets = new Map<string, Bucket>();
  for (const resource of assembly.resources("AWS::S3::Bucket")) {
    const place = join(folder, resource.name);
    const objects = await bucketObjects(place);
    const uploads = await bucketUploads(place);
    await settleUploads(objects, uploads);
    buckets.set(resource.name, {
      name: resource.name,
      versioned: resource.properties.VersioningConfiguration?.Status === "Enabled",
      announces: announces(assembly, resource),
      properties: resource.properties,
      objects,
      uploads,
    });
  }
  return buckets;
}

/** An upload that was completed when the process was killed is forgotten, and stray files are deleted. */
async function settleUploads(objects: BucketObjects, uploads: BucketUploads): Promise<void> {
  const completed = new Set(
    objects.keys().flatMap((key) => objects.versions(key).map(({ uploadId }) => uploadId)),
  );
  for (const entry of uploads.list()) {
    if (completed.has(entry.upload.id)) await uploads.forget(entry);
  }
  const inUse = uploads.list().flatMap(({ parts }) => [...parts.values()].map(({ file }) => file));
  await objects.sweep(new Set(inUse));
}

/** CDK sets notifications by a custom resource, CloudFormation by a property of the bucket. */
function announces(assembly: Pick<Assembly, "resources">, bucket: Resource): boolean {
  const own = bucket.properties.NotificationConfiguration?.EventBridgeConfiguration;
  if (own) return own.EventBridgeEnabled !== false;
  return assembly
    .resources("Custom::S3BucketNotifications")
    .some(
      ({ properties }) =>
        properties.BucketName === bucket.name &&
        properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined,
    );
}

/** Deletes the files of parts that no object took over. */
export async function removePartFiles(bucket: Bucket, files: string[]): Promise<void> {
  for (const file of files) await rm(bucket.objects.path(file), { force: true });
}

export function findBucket(buckets: Map<string, Bucket>, name: string): Bucket {
  const bucket = buckets.get(name);
  if (!bucket) throw s3Error("NoSuchBucket");
  return bucket;
}
