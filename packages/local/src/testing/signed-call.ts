import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { stackCredentials } from "../endpoint/callers.ts";
import { region } from "./mini-assembly.ts";

/** Calls a JSON service that has no SDK client here, signed as the SDK signs. */
export async function signedCall(
  url: string,
  service: string,
  target: string,
  body: unknown,
  credentials = stackCredentials,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const { hostname, port, host } = new URL(url);
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const signed = await signer.sign({
    method: "POST",
    protocol: "http:",
    hostname,
    port: Number(port),
    path: "/",
    headers: { host, "content-type": "application/x-amz-json-1.0", "x-amz-target": target },
    body: JSON.stringify(body),
  });
  const { host: _, ...headers } = signed.headers;
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
