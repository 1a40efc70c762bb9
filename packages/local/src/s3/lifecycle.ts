/** What the lifecycle rules of a bucket remove at a given time; pure. */
import type { ObjectVersion } from "./objects.ts";
import type { Upload } from "./uploads.ts";

interface LifecycleRule {
  Id?: string;
  Status: string;
  Prefix?: string;
  TagFilters?: unknown[];
  ObjectSizeGreaterThan?: string | number;
  ObjectSizeLessThan?: string | number;
  ExpirationInDays?: number;
  ExpirationDate?: string;
  ExpiredObjectDeleteMarker?: boolean;
  NoncurrentVersionExpiration?: { NoncurrentDays: number; NewerNoncurrentVersions?: number };
  NoncurrentVersionExpirationInDays?: number;
  AbortIncompleteMultipartUpload?: { DaysAfterInitiation: number };
}

const dayMs = 24 * 3_600_000;

/** S3 counts days from the event and acts at the next midnight UTC. */
export function dueAt(fromMs: number, days: number): number {
  return Math.ceil((fromMs + days * dayMs) / dayMs) * dayMs;
}

/** The rules in force. @throws Error for rules that the local S3 cannot follow */
export function lifecycleRules(properties: Record<string, unknown>): LifecycleRule[] {
  const rules = (properties.LifecycleConfiguration as { Rules?: LifecycleRule[] } | undefined)
    ?.Rules;
  const enabled = (rules ?? []).filter(({ Status }) => Status === "Enabled");
  const tagged = enabled.find(({ TagFilters }) => TagFilters?.length);
  if (tagged) {
    throw new Error(
      `Lifecycle rule ${tagged.Id} filters by tags, which the local S3 does not keep.`,
    );
  }
  return enabled;
}

const concerns = (rule: LifecycleRule, key: string, size?: number) =>
  key.startsWith(rule.Prefix ?? "") &&
  (size === undefined ||
    (size > Number(rule.ObjectSizeGreaterThan ?? -1) &&
      size < Number(rule.ObjectSizeLessThan ?? Number.POSITIVE_INFINITY)));

export interface Expired {
  /** The current version expires: a delete marker, or removal without versions. */
  current: boolean;
  /** Versions to remove for good. */
  versions: ObjectVersion[];
}

/** @param versions of one key, newest first */
export function expired(rules: LifecycleRule[], versions: ObjectVersion[], now: number): Expired {
  const [current, ...older] = versions;
  if (!current) return { current: false, versions: [] };
  const due = (rule: LifecycleRule) =>
    (rule.ExpirationInDays !== undefined && dueAt(current.at, rule.ExpirationInDays) <= now) ||
    (rule.ExpirationDate !== undefined && Date.parse(rule.ExpirationDate) <= now);
  const own = rules.filter((rule) => concerns(rule, current.key, current.size));
  const remove = older.filter((version, index) => {
    // A version is noncurrent since the one above it was written.
    const since = versions[index]!.at;
    return rules.some((rule) => {
      const days =
        rule.NoncurrentVersionExpiration?.NoncurrentDays ?? rule.NoncurrentVersionExpirationInDays;
      const spared = rule.NoncurrentVersionExpiration?.NewerNoncurrentVersions ?? 0;
      return (
        days !== undefined &&
        concerns(rule, version.key, version.size) &&
        index >= spared &&
        dueAt(since, days) <= now
      );
    });
  });
  if (!current.deleteMarker) return { current: own.some(due), versions: remove };
  const alone = older.length === 0;
  const cleared =
    alone &&
    rules.some(
      (rule) =>
        concerns(rule, current.key) &&
        (rule.ExpiredObjectDeleteMarker === true || rule.ExpirationInDays !== undefined) &&
        dueAt(current.at, rule.ExpirationInDays ?? 0) <= now,
    );
  return { current: false, versions: cleared ? [current] : remove };
}

export function uploadExpired(rules: LifecycleRule[], upload: Upload, now: number): boolean {
  return rules.some(
    (rule) =>
      rule.AbortIncompleteMultipartUpload !== undefined &&
      concerns(rule, upload.key) &&
      dueAt(upload.at, rule.AbortIncompleteMultipartUpload.DaysAfterInitiation) <= now,
  );
}
