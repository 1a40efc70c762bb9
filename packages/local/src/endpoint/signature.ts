/** AWS Signature Version 4, as its documentation tells it; pure. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export interface SignedParts {
  method: string;
  /** Path as sent, still percent-encoded. */
  path: string;
  /** Query as sent, without the question mark. */
  query: string;
  headers: Record<string, string>;
  signedHeaders: string[];
  payloadHash: string;
}

export interface Scope {
  accessKeyId: string;
  /** `YYYYMMDD` */
  date: string;
  region: string;
  service: string;
}

export const sha256 = (data: string | Uint8Array) =>
  createHash("sha256").update(data).digest("hex");

const hmac = (key: string | Buffer, data: string) =>
  createHmac("sha256", key).update(data).digest();

/** Percent-encoding of RFC 3986, which leaves nothing but unreserved characters. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Names and values of a query as sent; a plus stays a plus, as signers mean it. */
export function parseQuery(query: string): [string, string][] {
  if (query === "") return [];
  return query.split("&").map((pair) => {
    const at = pair.indexOf("=");
    const name = at < 0 ? pair : pair.slice(0, at);
    return [decodeURIComponent(name), at < 0 ? "" : decodeURIComponent(pair.slice(at + 1))];
  });
}

function canonicalQuery(query: string): string {
  return parseQuery(query)
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function canonicalPath(path: string, service: string): string {
  if (service === "s3") return path;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(encodeRfc3986(segment));
  }
  const end = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${end}`;
}

export function canonicalRequest(parts: SignedParts, service: string): string {
  const names = [...parts.signedHeaders].sort();
  const headers = names.map(
    (name) => `${name}:${(parts.headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`,
  );
  return [
    parts.method,
    canonicalPath(parts.path, service),
    canonicalQuery(parts.query),
    headers.join(""),
    names.join(";"),
    parts.payloadHash,
  ].join("\n");
}

/** Signature in hex of any text to sign (a POST policy is signed as it is). */
export function signText(text: string, secretAccessKey: string, scope: Scope): string {
  const day = hmac(`AWS4${secretAccessKey}`, scope.date);
  const key = hmac(hmac(hmac(day, scope.region), scope.service), "aws4_request");
  return hmac(key, text).toString("hex");
}

/** @param amzDate `20261122T163000Z` */
export function signRequest(
  parts: SignedParts,
  secretAccessKey: string,
  scope: Scope,
  amzDate: string,
): string {
  const text = [
    "AWS4-HMAC-SHA256",
    amzDate,
    `${scope.date}/${scope.region}/${scope.service}/aws4_request`,
    sha256(canonicalRequest(parts, scope.service)),
  ].join("\n");
  return signText(text, secretAccessKey, scope);
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `KEY/20261122/eu-central-1/s3/aws4_request` */
export function parseCredential(credential: string): Scope | undefined {
  const parts = credential.split("/");
  const [accessKeyId, date, region, service, end] = parts;
  if (parts.length !== 5 || end !== "aws4_request") return undefined;
  if (!accessKeyId || !date || !region || !service) return undefined;
  return { accessKeyId, date, region, service };
}

/** Milliseconds since 1970 of `20261122T163000Z`; undefined for anything else. */
export function parseAmzDate(text: string | undefined): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? "");
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as number[];
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
}
