import { type FileCategory, fileTypes } from "@luna/contracts/entities/record";
import { type Context, instant } from "../context.ts";
import { readTotals } from "../tally/tally.ts";
import { cellOf, fileTotals } from "./project.ts";
import * as File from "./store.ts";

/** Due files that are looked at, at most. */
const mostDue = 1000;

interface Stored {
  files: number;
  bytes: number;
}

const plus = (sum: Stored | undefined, files: number, bytes: number): Stored => ({
  files: (sum?.files ?? 0) + files,
  bytes: (sum?.bytes ?? 0) + bytes,
});

/** What is stored, by category and type. */
export async function storageStatistics(ctx: Context) {
  const [cells, oldest, due] = await Promise.all([
    readTotals(ctx, fileTotals),
    ctx.table.query({ index: "list", partition: File.fileList, limit: 1 }),
    ctx.table.query({
      index: "agenda",
      partition: "retention",
      sort: { atMost: instant(ctx) },
      limit: mostDue,
    }),
  ]);
  let total: Stored = { files: 0, bytes: 0 };
  const byCategory: Record<string, Stored> = {};
  const byType: Record<string, Stored> = {};
  for (const category of Object.keys(fileTypes) as FileCategory[]) {
    for (const contentType of fileTypes[category]) {
      const files = cells[cellOf({ category, contentType }, "files")] ?? 0;
      const bytes = cells[cellOf({ category, contentType }, "bytes")] ?? 0;
      if (files === 0) continue;
      byCategory[category] = plus(byCategory[category], files, bytes);
      byType[contentType] = plus(byType[contentType], files, bytes);
      total = plus(total, files, bytes);
    }
  }
  const removable = due.items.filter(({ kind }) => kind === "file").map(File.fileOf);
  const oldestAt = oldest.items[0]?.createdAt as string | undefined;
  return {
    ...total,
    byCategory,
    byType,
    ...(oldestAt && { oldestAt }),
    dueForRemoval: {
      files: removable.length,
      bytes: removable.reduce((sum, { size }) => sum + (size ?? 0), 0),
    },
  };
}
