/** Whole objects and their versions. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

export interface StoredObject {
  size: number;
  versionId: string | undefined;
}

export interface ObjectVersion {
  key: string;
  versionId: string;
  /** An instant. */
  storedAt: string;
}

/** Where a list of versions goes on. */
export interface VersionMarker {
  key: string;
  versionId: string | undefined;
}

export interface Objects {
  /** Undefined when there is none. */
  head(key: string, versionId?: string): Promise<StoredObject | undefined>;
  /** Its bytes as a stream, from byte `from` on; undefined when there is none. */
  read(
    key: string,
    versionId?: string,
    from?: number,
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  put(key: string, body: Uint8Array | string, contentType: string): Promise<StoredObject>;
  /** Removes one version for good; harmless when it is gone. */
  deleteVersion(key: string, versionId: string | undefined): Promise<void>;
  /** Removes every version and marker of an object for good. */
  deleteAll(key: string): Promise<void>;
  /** A page of versions and delete markers whose keys begin with `prefix`, in order of their keys. */
  listVersions(
    prefix: string,
    after?: VersionMarker,
  ): Promise<{ versions: ObjectVersion[]; next?: VersionMarker }>;
}

export function objects(client: S3Client, bucket: string): Objects {
  const at = (Key: string) => ({ Bucket: bucket, Key });
  const deleteVersion = async (key: string, versionId: string | undefined) => {
    await client.send(new DeleteObjectCommand({ ...at(key), VersionId: versionId }));
  };

  async function listVersions(prefix: string, after?: VersionMarker) {
    const page = await client.send(
      new ListObjectVersionsCommand({
        Bucket: bucket,
        Prefix: prefix,
        KeyMarker: after?.key,
        VersionIdMarker: after?.versionId,
      }),
    );
    const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(
      ({ Key, VersionId, LastModified }) => ({
        key: Key!,
        versionId: VersionId!,
        storedAt: LastModified!.toISOString(),
      }),
    );
    return page.IsTruncated && page.NextKeyMarker !== undefined
      ? { versions, next: { key: page.NextKeyMarker, versionId: page.NextVersionIdMarker } }
      : { versions };
  }

  return {
    async head(key, versionId) {
      try {
        const found = await client.send(
          new HeadObjectCommand({ ...at(key), VersionId: versionId }),
        );
        return { size: found.ContentLength ?? 0, versionId: found.VersionId };
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },

    async read(key, versionId, from = 0) {
      try {
        const found = await client.send(
          new GetObjectCommand({
            ...at(key),
            VersionId: versionId,
            ...(from > 0 && { Range: `bytes=${from}-` }),
          }),
        );
        return found.Body as unknown as AsyncIterable<Uint8Array>;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },

    async put(key, body, contentType) {
      const stored = await client.send(
        new PutObjectCommand({ ...at(key), Body: body, ContentType: contentType }),
      );
      return { size: Buffer.byteLength(body), versionId: stored.VersionId };
    },

    deleteVersion,
    listVersions,

    async deleteAll(key) {
      let after: VersionMarker | undefined;
      do {
        const page: Awaited<ReturnType<typeof listVersions>> = await listVersions(key, after);
        for (const version of page.versions)
          if (version.key === key) await deleteVersion(key, version.versionId);
        after = "next" in page ? page.next : undefined;
      } while (after);
    },
  };
}

const isAbsent = (error: unknown): boolean =>
  error instanceof NoSuchKey ||
  error instanceof NotFound ||
  (error instanceof Error && error.name === "NoSuchVersion");
