/** Versions of a secret and their staging labels; pure. */

export interface SecretVersion {
  id: string;
  secretString?: string;
  /** Base64. */
  secretBinary?: string;
  stages: string[];
  /** ISO 8601. */
  createdAt: string;
}

/**
 * Adds a version as PutSecretValue does: its labels leave the versions that had them, and what
 * was AWSCURRENT becomes AWSPREVIOUS. A version without labels is dropped.
 */
export function addVersion(versions: SecretVersion[], added: SecretVersion): SecretVersion[] {
  const takesCurrent = added.stages.includes("AWSCURRENT");
  const moved = versions.map((version) => {
    const wasCurrent = takesCurrent && version.stages.includes("AWSCURRENT");
    const kept = version.stages.filter(
      (stage) => !added.stages.includes(stage) && !(takesCurrent && stage === "AWSPREVIOUS"),
    );
    return { ...version, stages: wasCurrent ? [...kept, "AWSPREVIOUS"] : kept };
  });
  return [...moved.filter((version) => version.stages.length > 0), added];
}
