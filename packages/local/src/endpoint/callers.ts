import { randomBytes } from "node:crypto";
import type { Caller } from "../part.ts";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A fixed key pair that means the stack itself and tools run by hand: everything is allowed. */
export const stackCredentials: Credentials = { accessKeyId: "local", secretAccessKey: "local" };

export type KnownCaller = Caller & { secretAccessKey: string };

/** Who holds which access key. */
export interface CallerRegistry {
  /** Makes credentials for a function that runs with a role. */
  issue(functionName: string, roleArn: string): Credentials;
  find(accessKeyId: string): KnownCaller | undefined;
}

export function callerRegistry(): CallerRegistry {
  const callers = new Map<string, KnownCaller>([
    [stackCredentials.accessKeyId, { ...stackCredentials }],
  ]);
  return {
    issue(functionName, roleArn) {
      const accessKeyId = `AKIA${randomBytes(10).toString("hex").slice(0, 16).toUpperCase()}`;
      const secretAccessKey = randomBytes(30).toString("base64url");
      callers.set(accessKeyId, { accessKeyId, secretAccessKey, functionName, roleArn });
      return { accessKeyId, secretAccessKey };
    },
    find: (accessKeyId) => callers.get(accessKeyId),
  };
}
