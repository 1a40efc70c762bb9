import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { Context } from "../context.ts";
import type { Keys } from "../token/keys.ts";

const freshForMs = 5 * 60_000;
/** Whoever sends forged tokens makes us read no more often than this. */
const againAfterMs = 10_000;

/**
 * Reads the stage's secret, present and previous, when what is known is 5 minutes old: a rotation is
 * noticed then, or sooner by whoever asks again because a signature does not fit.
 */
export function connectSecret(arn: string, client = new SecretsManagerClient({})): Context["keys"] {
  let known: { at: number; keys: Promise<Keys> } | undefined;
  return ({ again = false } = {}) => {
    const age = known ? Date.now() - known.at : Number.POSITIVE_INFINITY;
    if (!known || age > freshForMs) {
      const keys = readKeys(client, arn);
      known = { at: Date.now(), keys };
      // a failed read must not be remembered
      keys.catch(() => {
        known = undefined;
      });
    } else if (again && age > againAfterMs) {
      const before = known.keys;
      // what is known stays good for all others, whatever becomes of this look
      known = { at: Date.now(), keys: readKeys(client, arn).catch(() => before) };
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
