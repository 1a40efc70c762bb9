import type { Projection } from "../project/change.ts";
import { tally } from "../tally/tally.ts";
import { contributionOf, fileTotals } from "./cells.ts";
import type { KeptFile } from "./file.ts";
import { keyOf } from "./store.ts";

/** Counts what is stored, and tells the bus of a file that is ready. */
export const projectFile: Projection = async (ctx, change) => {
  const before = change.before as unknown as KeptFile | undefined;
  const file = change.after as unknown as (KeptFile & { dueAt: string }) | undefined;
  const id = (file ?? before)?.id;
  if (!id) return [];
  await tally(
    ctx,
    fileTotals,
    keyOf(id),
    file && { version: file.version, contribution: contributionOf(file, file.dueAt) },
  );
  return file?.status === "ready" && before?.status !== "ready"
    ? [{ type: "file.ready", detail: { fileId: id, sessionId: file.sessionId } }]
    : [];
};
