/** POST policies: signature, expiry and every condition; pure but for the caller's secret. */
import type { CallerRegistry, KnownCaller } from "../endpoint/callers.ts";
import { parseCredential, sameSignature, signText } from "../endpoint/signature.ts";
import { s3Error } from "./s3-error.ts";

type Condition = Record<string, string> | [string, string | number, string | number];

interface Policy {
  expiration: string;
  conditions: Condition[];
}

export interface CheckedPolicy {
  caller: KnownCaller;
  minBytes: number;
  maxBytes: number;
}

const denied = (why: string) => s3Error("AccessDenied", `Invalid according to Policy: ${why}`);

/** Fields that a policy need not name. */
const free = new Set(["policy", "x-amz-signature", "file"]);

/**
 * Checks a form's fields (lower-case names, with `bucket` from the address) before its file is read.
 * @param now milliseconds since 1970, service time
 * @throws ServiceError AccessDenied, SignatureDoesNotMatch, InvalidPolicyDocument …
 */
export function checkPolicy(
  fields: Map<string, string>,
  callers: CallerRegistry,
  now: number,
): CheckedPolicy {
  const encoded = fields.get("policy");
  const scope = parseCredential(fields.get("x-amz-credential") ?? "");
  if (encoded === undefined || scope?.service !== "s3") throw s3Error("AccessDenied");
  if (fields.get("x-amz-algorithm") !== "AWS4-HMAC-SHA256") {
    throw s3Error("InvalidArgument", "x-amz-algorithm must be AWS4-HMAC-SHA256");
  }
  const caller = callers.find(scope.accessKeyId);
  if (!caller) throw s3Error("InvalidAccessKeyId");
  const expected = signText(encoded, caller.secretAccessKey, scope);
  if (!sameSignature(expected, fields.get("x-amz-signature") ?? "")) {
    throw s3Error("SignatureDoesNotMatch");
  }
  const policy = readPolicy(encoded);
  const expiry = Date.parse(policy.expiration);
  if (Number.isNaN(expiry)) throw s3Error("InvalidPolicyDocument", "Invalid Policy: expiration");
  if (now >= expiry) throw denied("Policy expired.");
  const range = checkConditions(policy.conditions, fields);
  return { caller, ...range };
}

function readPolicy(encoded: string): Policy {
  try {
    const policy = JSON.parse(Buffer.from(encoded, "base64").toString()) as Policy;
    if (Array.isArray(policy.conditions) && typeof policy.expiration === "string") return policy;
  } catch {
    // Falls through to the same refusal as a policy of the wrong shape.
  }
  throw s3Error("InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
}

function checkConditions(conditions: Condition[], fields: Map<string, string>) {
  let range = { minBytes: 0, maxBytes: 5 * 2 ** 30 };
  const named = new Set<string>();
  const compare = (kind: string, name: string, wanted: string) => {
    const field = name.toLowerCase();
    named.add(field);
    const value = fields.get(field) ?? "";
    const holds = kind === "eq" ? value === wanted : value.startsWith(wanted);
    if (!holds) {
      throw denied(`Policy Condition failed: ["${kind}", "$${name}", "${wanted}"]`);
    }
  };
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition)) compare("eq", name, String(value));
      continue;
    }
    const [kind, first, second] = condition;
    if (kind === "content-length-range") {
      range = { minBytes: Number(first), maxBytes: Number(second) };
    } else if ((kind === "eq" || kind === "starts-with") && String(first).startsWith("$")) {
      compare(kind, String(first).slice(1), String(second));
    } else {
      throw s3Error("InvalidPolicyDocument", `Invalid Policy: unknown condition ${kind}`);
    }
  }
  for (const name of fields.keys()) {
    if (!free.has(name) && !name.startsWith("x-ignore-") && name !== "bucket" && !named.has(name)) {
      throw denied(`Extra input fields: ${name}`);
    }
  }
  return range;
}
