import { randomUUID } from "node:crypto";
import type { CallerRegistry } from "../endpoint/callers.ts";
import { targetParts } from "../endpoint/read-request.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type {
  Assembly,
  Bus,
  Part,
  Service,
  ServiceClock,
  ServiceRequest,
  ServiceResponse,
} from "../part.ts";
import { applyLifecycle } from "./apply-lifecycle.ts";
import { type Bucket, findBucket, openBuckets } from "./buckets.ts";
import type { Call } from "./call.ts";
import { completeUpload } from "./complete-upload.ts";
import { corsHeaders } from "./cors.ts";
import { deleteMany, deleteOne } from "./delete-object.ts";
import { busEvent, type S3Event } from "./events.ts";
import { getObject } from "./get-object.ts";
import { lifecycleRules } from "./lifecycle.ts";
import { listObjects, listUploads, listVersions } from "./list-objects.ts";
import { abortUpload, createUpload, listParts, uploadPart } from "./multipart.ts";
import { type Operation, type OperationName, permissionsOf, readOperation } from "./operation.ts";
import { postObject } from "./post-object.ts";
import { verifyPresigned } from "./presigned.ts";
import { putObject } from "./put-object.ts";
import { s3Error } from "./s3-error.ts";
import { toXml, xmlAnswer } from "./xml.ts";

interface S3Options {
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  bus: Bus;
  folder: string;
  /** Whose signatures stand in presigned URLs and forms. */
  callers: CallerRegistry;
  log?(line: string): void;
}

export interface S3 extends Service, Part {
  /** Removes what the lifecycle rules say is due by the service clock; the number of versions and uploads. */
  applyLifecycle(): Promise<number>;
}

const handlers: Partial<Record<OperationName, (call: Call) => Promise<ServiceResponse>>> = {
  HeadBucket: async () => ({ status: 200 }),
  GetBucketLocation: async ({ request }) => ({
    status: 200,
    headers: { "content-type": "application/xml" },
    body: toXml({ LocationConstraint: request.region === "us-east-1" ? "" : request.region }),
  }),
  ListObjectsV2: listObjects,
  ListObjectVersions: listVersions,
  ListMultipartUploads: listUploads,
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: getObject,
  DeleteObject: deleteOne,
  DeleteObjects: deleteMany,
  CreateMultipartUpload: createUpload,
  UploadPart: uploadPart,
  ListParts: listParts,
  CompleteMultipartUpload: completeUpload,
  AbortMultipartUpload: abortUpload,
};

const lifecycleEveryMs = 60_000;

/** A small strict S3: the operations that the project uses, refused as S3 refuses them. */
export async function s3Service(options: S3Options): Promise<S3> {
  const { clock, bus, callers } = options;
  const buckets = await openBuckets(options.assembly, options.folder);
  for (const bucket of buckets.values()) lifecycleRules(bucket.properties);
  let running = 0;

  function announce(bucket: Bucket, event: S3Event): void {
    if (bucket.announces) bus.publish(busEvent(bucket.name, event, randomUUID()));
  }

  function operationOf(request: ServiceRequest): Operation {
    const { path, query } = targetParts(request.raw);
    return readOperation(request.method, path, query, request.headers);
  }

  /** Who calls, when it is not in a header: the signer of the URL. */
  function identify(request: ServiceRequest, operation: Operation): void {
    if (request.caller || operation.name === "PostObject") return;
    if (!operation.query.has("X-Amz-Signature")) throw s3Error("AccessDenied");
    const { path, query: rawQuery } = targetParts(request.raw);
    const { method, headers } = request;
    const signed = { method, path, rawQuery, query: operation.query, headers };
    const signer = verifyPresigned(signed, callers, clock.now());
    request.region = operation.query.get("X-Amz-Credential")?.split("/")[2] ?? request.region;
    request.authorize(permissionsOf(operation), signer);
    request.caller = signer;
  }

  async function handle(request: ServiceRequest): Promise<ServiceResponse> {
    const operation = operationOf(request);
    if (operation.name === "Preflight") return preflight(request, operation);
    identify(request, operation);
    if (operation.name === "ListBuckets") {
      const names = [...buckets.keys()].map((Name) => ({ Name }));
      return xmlAnswer("ListAllMyBucketsResult", { Buckets: { Bucket: names } });
    }
    const bucket = findBucket(buckets, operation.bucket);
    const headers = withQueryHeaders(request.headers, operation.query);
    const call: Call = { request, operation, bucket, headers, clock, announce };
    if (operation.name === "PostObject") return postObject(call, callers);
    return handlers[operation.name]!(call);
  }

  function preflight(request: ServiceRequest, operation: Operation): ServiceResponse {
    const { headers } = request;
    const method = headers["access-control-request-method"];
    if (!headers.origin || !method)
      throw s3Error("InvalidRequest", "Insufficient information. Origin request header needed.");
    const bucket = findBucket(buckets, operation.bucket);
    const requestHeaders = (headers["access-control-request-headers"] ?? "")
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== "");
    const allowed = corsHeaders(corsRules(bucket), {
      origin: headers.origin,
      method,
      requestHeaders,
    });
    if (!allowed) throw s3Error("AccessForbidden");
    return { status: 200, headers: allowed };
  }

  /** A page of another origin may read the answer, errors too, only where a rule says so. */
  function withCors(request: ServiceRequest, answer: ServiceResponse): ServiceResponse {
    const { origin } = request.headers;
    if (!origin || request.method === "OPTIONS") return answer;
    const bucket = buckets.get(targetParts(request.raw).path.split("/")[1] ?? "");
    const allowed = bucket && corsHeaders(corsRules(bucket), { origin, method: request.method });
    return { ...answer, headers: { ...answer.headers, ...allowed } };
  }

  async function sweep(): Promise<number> {
    let removed = 0;
    for (const bucket of buckets.values()) {
      removed += await applyLifecycle(bucket, clock.now(), (event) => announce(bucket, event));
    }
    return removed;
  }

  const timer = setInterval(() => {
    sweep().catch((error) => options.log?.(`lifecycle rules were not applied: ${error}`));
  }, lifecycleEveryMs);
  timer.unref();

  return {
    name: "s3",
    scopes: ["s3"],
    operation(request) {
      try {
        return operationOf(request).name;
      } catch (error) {
        if (error instanceof ServiceError) return "Unknown";
        throw error;
      }
    },
    permissions: (request) => permissionsOf(operationOf(request)),
    async handle(request) {
      running += 1;
      try {
        return withCors(request, await handle(request));
      } finally {
        running -= 1;
      }
    },
    refuse: (request, error) => withCors(request, refusal(request, error)),
    applyLifecycle: sweep,
    idle: () => running === 0,
    async stop() {
      clearInterval(timer);
    },
  };
}

const corsRules = (bucket: Bucket) => bucket.properties.CorsConfiguration?.CorsRules ?? [];

/** Parameters of a presigned URL that stand for headers, such as `x-amz-checksum-sha256`. */
function withQueryHeaders(headers: Record<string, string>, query: Map<string, string>) {
  const all = { ...headers };
  for (const [name, value] of query) {
    if (/^x-amz-(?!algorithm$|credential$|date$|expires$|signedheaders$|signature$)/i.test(name)) {
      all[name.toLowerCase()] ??= value;
    }
  }
  return all;
}

function refusal(
  request: ServiceRequest,
  error: { code: string; message: string; status: number },
): ServiceResponse {
  if (request.method === "HEAD") return { status: error.status };
  const { path } = targetParts(request.raw);
  const body = toXml({
    Error: {
      Code: error.code,
      Message: error.message,
      Resource: path,
      RequestId: randomUUID(),
    },
  });
  return {
    status: error.status,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
