/** Which of S3's operations a request asks for, and what IAM must allow for it; pure. */
import { parseQuery } from "../endpoint/signature.ts";
import type { Permission } from "../part.ts";
import { s3Error } from "./s3-error.ts";

export type OperationName =
  | "ListBuckets"
  | "HeadBucket"
  | "GetBucketLocation"
  | "ListObjectsV2"
  | "ListObjectVersions"
  | "ListMultipartUploads"
  | "DeleteObjects"
  | "PostObject"
  | "PutObject"
  | "GetObject"
  | "HeadObject"
  | "DeleteObject"
  | "CreateMultipartUpload"
  | "UploadPart"
  | "ListParts"
  | "CompleteMultipartUpload"
  | "AbortMultipartUpload"
  | "Preflight";

export interface Operation {
  name: OperationName;
  bucket: string;
  key: string;
  query: Map<string, string>;
}

/** Parts of S3 that are left out; a request for one is refused rather than misread. */
const leftOut = [
  ..."accelerate acl analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle".split(
    " ",
  ),
  ..."logging metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock".split(
    " ",
  ),
  ..."replication requestPayment restore retention select tagging torrent versioning website".split(
    " ",
  ),
];

/** @throws ServiceError NotImplemented, MethodNotAllowed, KeyTooLongError */
export function readOperation(
  method: string,
  path: string,
  query: string,
  headers: Record<string, string>,
): Operation {
  const [, bucket = "", ...rest] = path.split("/");
  const key = decode(rest.join("/"));
  if (Buffer.byteLength(key) > 1024) throw s3Error("KeyTooLongError");
  const fields = new Map(parseQuery(query));
  const operation = (name: OperationName) => ({ name, bucket: decode(bucket), key, query: fields });
  if (method === "OPTIONS") return operation("Preflight");
  const unknown = leftOut.find((name) => fields.has(name));
  if (unknown) throw s3Error("NotImplemented", `?${unknown} is left out of the local S3.`);
  if (headers["x-amz-copy-source"]) throw s3Error("NotImplemented", "Copies are left out.");
  if (headers["x-amz-tagging"]) throw s3Error("NotImplemented", "Tags are left out.");
  if (bucket === "") return operation("ListBuckets");
  return operation(key === "" ? ofBucket(method, fields) : ofObject(method, fields));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw s3Error("InvalidArgument", "The path is not valid percent-encoding.");
  }
}

function ofBucket(method: string, query: Map<string, string>): OperationName {
  if (method === "HEAD") return "HeadBucket";
  if (method === "POST") return query.has("delete") ? "DeleteObjects" : "PostObject";
  if (method !== "GET") throw s3Error("MethodNotAllowed");
  if (query.has("location")) return "GetBucketLocation";
  if (query.has("versions")) return "ListObjectVersions";
  if (query.has("uploads")) return "ListMultipartUploads";
  if (query.get("list-type") === "2") return "ListObjectsV2";
  throw s3Error("NotImplemented", "Only version 2 of the object list is offered.");
}

function ofObject(method: string, query: Map<string, string>): OperationName {
  const upload = query.has("uploadId");
  switch (method) {
    case "GET":
      return upload ? "ListParts" : "GetObject";
    case "HEAD":
      return "HeadObject";
    case "PUT":
      return upload ? "UploadPart" : "PutObject";
    case "DELETE":
      return upload ? "AbortMultipartUpload" : "DeleteObject";
    case "POST":
      if (query.has("uploads")) return "CreateMultipartUpload";
      if (upload) return "CompleteMultipartUpload";
  }
  throw s3Error("MethodNotAllowed");
}

const bucketActions: Partial<Record<OperationName, string>> = {
  HeadBucket: "s3:ListBucket",
  ListObjectsV2: "s3:ListBucket",
  ListObjectVersions: "s3:ListBucketVersions",
  ListMultipartUploads: "s3:ListBucketMultipartUploads",
  GetBucketLocation: "s3:GetBucketLocation",
};

const objectActions: Partial<Record<OperationName, string>> = {
  PutObject: "s3:PutObject",
  CreateMultipartUpload: "s3:PutObject",
  UploadPart: "s3:PutObject",
  CompleteMultipartUpload: "s3:PutObject",
  GetObject: "s3:GetObject",
  HeadObject: "s3:GetObject",
  DeleteObject: "s3:DeleteObject",
  ListParts: "s3:ListMultipartUploadParts",
  AbortMultipartUpload: "s3:AbortMultipartUpload",
};

export const objectArn = (bucket: string, key: string) => `arn:aws:s3:::${bucket}/${key}`;
export const bucketArn = (bucket: string) => `arn:aws:s3:::${bucket}`;

/** What IAM must allow; forms and lists of keys to delete are asked for while they are read. */
export function permissionsOf({ name, bucket, key, query }: Operation): Permission[] {
  if (name === "ListBuckets") return [{ action: "s3:ListAllMyBuckets", resource: "*" }];
  const onBucket = bucketActions[name];
  if (onBucket) return [{ action: onBucket, resource: bucketArn(bucket) }];
  const onObject = objectActions[name];
  if (!onObject) return [];
  const ofVersion = query.has("versionId") && /^s3:(Get|Delete)Object$/.test(onObject);
  return [
    { action: ofVersion ? `${onObject}Version` : onObject, resource: objectArn(bucket, key) },
  ];
}
