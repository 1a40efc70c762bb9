import type { Projection } from "../project/change.ts";
import { tally } from "../tally/tally.ts";
import type { KeptFile } from "./file.ts";
import { keyOf } from "./store.ts";

export const fileTotals = "FILES";

/** `category__type__measure`, in letters that expressions take. */
export const cellOf = (
  { category, contentType }: Pick<KeptFile, "category" | "contentType">,
  measure: "files" | "bytes",
): string => `${category}__${contentType.replace(/\W/g, "_")}__${measure}`;

/** Counts what is stored, and tells the bus of a file that is ready. */
export const projectFile: Projection = async (ctx, change) => {
  const before = change.before as unknown as KeptFile | undefined;
  const file = change.after as unknown as KeptFile | undefined;
  const id = (file ?? before)?.id;
  if (!id) return [];
  await tally(
    ctx,
    fileTotals,
    keyOf(id),
    file && {
      version: file.version,
      contribution:
        file.status === "ready"
          ? { [cellOf(file, "files")]: 1, [cellOf(file, "bytes")]: file.size ?? 0 }
          : {},
    },
  );
  return file?.status === "ready" && before?.status !== "ready"
    ? [{ type: "file.ready", detail: { fileId: id, sessionId: file.sessionId } }]
    : [];
};
