import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { listPage } from "../list/page.ts";
import * as Session from "../session/store.ts";
import { removalReason } from "./file.ts";
import * as File from "./store.ts";

/** What the next clean-up would remove, and why; nothing is changed. */
export function previewRetention(ctx: Context, input: RouteInput<"previewRetention">) {
  return listPage(
    ctx,
    input,
    "previewRetention",
    { index: "agenda", partition: "retention", sort: { atMost: instant(ctx) } },
    async (item) => {
      if (item.kind !== "file") return undefined;
      const file = File.fileOf(item);
      const session = file.sessionId ? await Session.get(ctx, file.sessionId) : undefined;
      if (session?.hold) return undefined;
      return { file: File.viewOf(file), dueAt: item.dueAt as string, reason: removalReason(file) };
    },
  );
}
