import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import type { PersonStore } from "../person/person-store.ts";
import { sealEvery } from "../person/sealed.ts";
import { objectKeyOf } from "./file.ts";
import { removeFile } from "./remove.ts";
import * as File from "./store.ts";
import { publicOf } from "./view.ts";

/** An export is read at leisure, and holds all links at once. */
const exportLinkSeconds = 3600;

const filesOf = (ctx: Context, participantId: string) =>
  everyItem(ctx, { index: "owner", partition: File.ownerKeyOf(participantId) });

/** Files of a person with their objects. */
export const fileStore: PersonStore = {
  kinds: ["file"],
  async exportOf(ctx, participantId) {
    const { bucket } = ctx as Context & { bucket?: Bucket };
    const files = [];
    for await (const item of filesOf(ctx, participantId)) {
      const file = File.fileOf(item);
      const url =
        file.status === "ready" &&
        (await bucket?.presignGet({
          key: objectKeyOf(file.id),
          versionId: file.versionId,
          fileName: file.name,
          contentType: file.contentType,
          expiresInSeconds: exportLinkSeconds,
        }));
      files.push({ ...publicOf(file), ...(url && { url }) });
    }
    return files.length > 0 ? { files } : {};
  },
  sealOf: (ctx, participantId) =>
    sealEvery(ctx, { index: "owner", partition: File.ownerKeyOf(participantId) }),
  async eraseOf(ctx, participantId) {
    const { bucket } = ctx as Context & { bucket?: Bucket };
    for await (const item of filesOf(ctx, participantId)) {
      if (!bucket) throw new Error("erasing files needs the bucket in the context");
      await removeFile({ ...ctx, bucket }, File.fileOf(item));
    }
  },
};
