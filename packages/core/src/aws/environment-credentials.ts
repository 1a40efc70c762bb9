/**
 * Credentials from the environment, where Lambda puts them. In the functions' bundles this stands in for
 * `@aws-sdk/credential-provider-node`, whose search through profiles, sign-ins, metadata services and
 * processes finds nothing more on Lambda (`docs/decisions/cold-start.md`).
 */

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** Named and called as the SDK's own. @throws Error without credentials in the environment */
export const defaultProvider = () => async (): Promise<Credentials> => {
  // biome-ignore lint/style/noProcessEnv: the SDK's own looks there too, and nobody hands it settings
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error("the environment has no AWS credentials");
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};
