import type { Readable } from "node:stream";
import busboy from "busboy";
import type { CallerRegistry } from "../endpoint/callers.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { ServiceResponse } from "../part.ts";
import { type Call, quoted } from "./call.ts";
import { expectationsOf } from "./expectations.ts";
import type { ObjectVersion } from "./objects.ts";
import { objectArn } from "./operation.ts";
import { checkPolicy } from "./post-policy.ts";
import { s3Error } from "./s3-error.ts";
import { storeObject, writtenHeaders } from "./store-object.ts";
import { xmlAnswer } from "./xml.ts";

/** A browser's form: fields first, then the file, which is streamed to disk once the policy holds. */
export async function postObject(call: Call, callers: CallerRegistry): Promise<ServiceResponse> {
  const fields = new Map<string, string>([["bucket", call.bucket.name]]);
  const version = await new Promise<ObjectVersion>((resolve, reject) => {
    const form = openForm(call);
    let taking: Promise<void> | undefined;
    const give = (error: unknown) => {
      call.request.raw.unpipe(form);
      reject(error instanceof ServiceError ? error : s3Error("MalformedPOSTRequest"));
    };
    form.on("field", (name, value) => {
      // What comes after the file is passed over, as S3 does.
      if (!taking) fields.set(name.toLowerCase(), value);
    });
    form.on("file", (name, stream, { filename }) => {
      if (taking || name !== "file") {
        stream.resume();
        return;
      }
      taking = takeFile(call, callers, fields, stream, filename).then(resolve, (error) => {
        stream.resume();
        give(error);
      });
    });
    form.on("close", () => {
      if (!taking) {
        give(s3Error("InvalidArgument", "POST requires exactly one file upload per request."));
      }
    });
    form.on("error", () => give(s3Error("MalformedPOSTRequest")));
    call.request.raw.on("aborted", () => form.destroy(new Error("aborted")));
    call.request.raw.pipe(form);
  });
  call.announce(call.bucket, { kind: "Object Created", version, reason: "POST Object" });
  return answerForm(call, fields, version);
}

function openForm({ request }: Call) {
  try {
    return busboy({ headers: request.headers, limits: { fieldSize: 20 * 1024, fields: 100 } });
  } catch {
    throw s3Error("MalformedPOSTRequest");
  }
}

async function takeFile(
  call: Call,
  callers: CallerRegistry,
  fields: Map<string, string>,
  stream: Readable,
  filename: string | undefined,
): Promise<ObjectVersion> {
  const { bucket, clock, request } = call;
  const policy = checkPolicy(fields, callers, clock.now());
  const key = (fields.get("key") ?? "").replaceAll(/\$\{filename\}/g, () => filename ?? "");
  if (key === "") {
    throw s3Error("InvalidArgument", "Bucket POST must contain a field named 'key'.");
  }
  request.authorize(
    [{ action: "s3:PutObject", resource: objectArn(bucket.name, key) }],
    policy.caller,
  );
  const headers = Object.fromEntries(fields);
  const { checksum, md5 } = expectationsOf(headers);
  const { minBytes, maxBytes } = policy;
  return storeObject(call, {
    key,
    headers,
    body: stream,
    expected: { checksum, md5, chunked: false },
    limits: { minBytes, maxBytes },
  });
}

function answerForm(
  { request, bucket }: Call,
  fields: Map<string, string>,
  version: ObjectVersion,
): ServiceResponse {
  const location = `http://${request.headers.host}/${bucket.name}/${version.key}`;
  const headers = { ...writtenHeaders(version), location };
  const redirect = fields.get("success_action_redirect");
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect);
    target.searchParams.set("bucket", bucket.name);
    target.searchParams.set("key", version.key);
    target.searchParams.set("etag", quoted(version.etag));
    return { status: 303, headers: { ...headers, location: target.href } };
  }
  const status = fields.get("success_action_status");
  if (status === "201") {
    const answer = xmlAnswer("PostResponse", {
      Location: location,
      Bucket: bucket.name,
      Key: version.key,
      ETag: quoted(version.etag),
    });
    return { ...answer, status: 201, headers: { ...answer.headers, ...headers } };
  }
  return { status: status === "200" ? 200 : 204, headers };
}
