import { createHash } from "node:crypto";
import { type Answer, xmlDocument } from "./answer.ts";

/** S3 with path-style addresses: objects by `/bucket/key`. */
export class FakeS3 {
  readonly objects = new Map<string, Buffer>();

  answer(method: string, url: URL, body: Buffer): Answer {
    const { pathname, searchParams } = url;
    if (method === "PUT") {
      this.objects.set(pathname, body);
      const etag = createHash("md5").update(body).digest("hex");
      return { status: 200, headers: { ETag: `"${etag}"` }, body: "" };
    }
    if (method === "DELETE") {
      this.objects.delete(pathname);
      return { status: 204, body: "" };
    }
    if (searchParams.has("location")) return xmlDocument(location);
    if (searchParams.has("encryption")) return xmlDocument(encryption);
    if (searchParams.get("list-type") === "2") {
      return this.#list(pathname, searchParams.get("prefix") ?? "");
    }
    const object = this.objects.get(pathname);
    return object
      ? { status: 200, body: object }
      : { ...xmlDocument("<Error><Code>NoSuchKey</Code></Error>"), status: 404 };
  }

  #list(pathname: string, prefix: string): Answer {
    const bucket = pathname.endsWith("/") ? pathname : `${pathname}/`;
    const contents = [...this.objects]
      .filter(([path]) => path.startsWith(bucket + prefix))
      .map(
        ([path, body]) =>
          `<Contents><Key>${path.slice(bucket.length)}</Key><Size>${body.length}</Size></Contents>`,
      );
    return xmlDocument(
      `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`,
    );
  }
}

const location = `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-central-1</LocationConstraint>`;
const encryption =
  "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>" +
  "<SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";
