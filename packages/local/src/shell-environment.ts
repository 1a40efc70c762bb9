import { readFileSync } from "node:fs";
import path from "node:path";
import { stackCredentials } from "./endpoint/callers.ts";

/** Variables of the functions that the project's own tools are told too: `luna.env` of its package.json. */
export function toldVariables(root: string): string[] {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return manifest.luna?.env ?? [];
}

/**
 * For `eval`: what lets the AWS SDK, the AWS command line and the project's own tools reach a stack, with
 * every permission. The values are those that its functions have.
 * @throws Error when no function has one of the variables
 */
export function shellEnvironment(
  told: string[],
  functions: { environment: Record<string, string> }[],
): string {
  const known: Record<string, string> = Object.assign({}, ...functions.map((fn) => fn.environment));
  const values = ["AWS_ENDPOINT_URL", "AWS_REGION", ...told].map((name): [string, string] => {
    const value = known[name];
    if (value === undefined) throw new Error(`No function has the variable ${name}.`);
    return [name, value];
  });
  const { accessKeyId, secretAccessKey } = stackCredentials;
  return [...values, ["AWS_ACCESS_KEY_ID", accessKeyId], ["AWS_SECRET_ACCESS_KEY", secretAccessKey]]
    .map(([name, value]) => `export ${name}='${value?.replaceAll("'", `'\\''`)}'`)
    .join("\n");
}
