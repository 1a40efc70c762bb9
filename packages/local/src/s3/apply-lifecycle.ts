import { type Bucket, removePartFiles } from "./buckets.ts";
import { deleteObject } from "./delete-object.ts";
import type { S3Event } from "./events.ts";
import { expired, lifecycleRules, uploadExpired } from "./lifecycle.ts";

/** Removes from one bucket what its rules say is due; the number of versions and uploads. */
export async function applyLifecycle(
  bucket: Bucket,
  now: number,
  announce: (event: S3Event) => void,
): Promise<number> {
  const rules = lifecycleRules(bucket.properties);
  if (rules.length === 0) return 0;
  const remove = (key: string, versionId?: string) =>
    deleteObject(bucket, key, versionId, now, announce, "Lifecycle Expiration");
  let removed = 0;
  for (const key of bucket.objects.keys()) {
    const due = expired(rules, bucket.objects.versions(key), now);
    for (const { versionId } of due.versions) await remove(key, versionId);
    if (due.current) await remove(key);
    removed += due.versions.length + (due.current ? 1 : 0);
  }
  for (const entry of bucket.uploads.list()) {
    if (!uploadExpired(rules, entry.upload, now)) continue;
    await bucket.objects.inOrder(async () => {
      await bucket.uploads.forget(entry);
      await removePartFiles(
        bucket,
        [...entry.parts.values()].map(({ file }) => file),
      );
    });
    removed += 1;
  }
  return removed;
}
