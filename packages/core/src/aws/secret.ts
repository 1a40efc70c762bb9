import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { Keys } from "../token/keys.ts";

const freshForMs = 5 * 60_000;

/** Reads the stage's secret, present and previous, at most every 5 minutes; a rotation is noticed then. */
export function connectSecret(
  arn: string,
  client = new SecretsManagerClient({}),
): () => Promise<Keys> {
  let known: { at: number; keys: Promise<Keys> } | undefined;
  return () => {
    if (!known || Date.now() - known.at > freshForMs) {
      const keys = readKeys(client, arn);
      known = { at: Date.now(), keys };
      // a failed read must not be remembered
      keys.catch(() => {
        known = undefined;
      });
    }
    return known.keys;
  };
}

async function readKeys(client: SecretsManagerClient, arn: string): Promise<Keys> {
  const [current, previous] = await Promise.all([
    client.send(new GetSecretValueCommand({ SecretId: arn })),
    client
      .send(new GetSecretValueCommand({ SecretId: arn, VersionStage: "AWSPREVIOUS" }))
      .catch((error: unknown) => {
        if (error instanceof ResourceNotFoundException) return undefined; // never rotated
        throw error;
      }),
  ]);
  if (!current.SecretString) throw new Error("the stage's secret is empty");
  return { current: current.SecretString, previous: previous?.SecretString };
}
