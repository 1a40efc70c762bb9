/** Files: keys, indexes and writes. */
import { StoredFile } from "@luna/contracts/entities/record";
import { ifAbsent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import { dueAtOf } from "./due.ts";
import type { KeptFile } from "./file.ts";

export const fileList = "FILE";
export const keyOf = (id: string): Key => ({ pk: `FILE#${id}`, sk: "FILE" });
export const ownerKeyOf = (participantId: string): string => `FILES#${participantId}`;
export const groupKeyOf = (sessionId: string): string => `FILES#${sessionId}`;
export const statusKeyOf = (category: string): string => `FILE#${category}`;

function itemOf({ settings }: Context, file: KeptFile): Item {
  const sort = `${file.createdAt}#${file.id}`;
  return {
    ...file,
    ...keyOf(file.id),
    kind: "file",
    listKey: fileList,
    listSort: sort,
    statusKey: statusKeyOf(file.category),
    statusSort: sort,
    ...(file.participantId && { ownerKey: ownerKeyOf(file.participantId), ownerSort: sort }),
    ...(file.sessionId && { groupKey: groupKeyOf(file.sessionId), groupSort: sort }),
    agenda: "retention",
    dueAt: dueAtOf(file, settings.fileDays),
  };
}

const attributes = [
  ...Object.keys(StoredFile.shape),
  "uploadId",
  "partSize",
  "partChecksums",
  "versionId",
  "sealedAt",
  "keptUntil",
];

/** A file out of its item. */
export const fileOf = (item: Item): KeptFile =>
  Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as unknown as KeptFile;

export async function get(ctx: Context, id: string): Promise<KeptFile | undefined> {
  const item = await ctx.table.get(keyOf(id), { consistent: true });
  return item && fileOf(item);
}

export const createWrite = (ctx: Context, file: KeptFile): Write => ({
  put: itemOf(ctx, file),
  if: ifAbsent,
});

/** Writes a changed file with its version raised; undefined when it is stale or gone. */
export async function replace(ctx: Context, file: KeptFile): Promise<KeptFile | undefined> {
  const next = { ...file, version: file.version + 1 };
  return (await ctx.table.put(itemOf(ctx, next), ifVersion(file.version))) ? next : undefined;
}

/** Files of a session, newest first, at most `limit`. */
export async function ofSession(ctx: Context, sessionId: string, limit = 100): Promise<KeptFile[]> {
  const page = await ctx.table.query({
    index: "group",
    partition: groupKeyOf(sessionId),
    descending: true,
    limit,
  });
  return page.items.map(fileOf);
}

/** Whether a person has `count` uploads in parts that have not ended. */
export async function hasUploads(
  ctx: Context,
  participantId: string,
  count: number,
): Promise<boolean> {
  const query = {
    index: "owner",
    partition: ownerKeyOf(participantId),
    filter: {
      expression: "#status = :uploading AND attribute_exists(#uploadId)",
      values: { uploading: "uploading" },
    },
  } as const;
  let open = 0;
  for await (const _upload of everyItem(ctx, query)) if (++open === count) return true;
  return false;
}
