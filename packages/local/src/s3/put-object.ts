import type { ServiceResponse } from "../part.ts";
import type { Call } from "./call.ts";
import { expectationsOf } from "./expectations.ts";
import { s3Error } from "./s3-error.ts";
import { storeObject, writtenHeaders } from "./store-object.ts";

export async function putObject(call: Call): Promise<ServiceResponse> {
  const { request, operation, bucket, headers } = call;
  const expected = expectationsOf(headers);
  if (expected.size === undefined) throw s3Error("MissingContentLength");
  const { key } = operation;
  const version = await storeObject(call, { key, headers, body: request.raw, expected });
  call.announce(bucket, { kind: "Object Created", version, reason: "PutObject" });
  return { status: 200, headers: writtenHeaders(version) };
}
