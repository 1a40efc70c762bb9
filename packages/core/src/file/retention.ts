import type { RouteInput } from "@luna/contracts/routes/table";
import { after, type Context } from "../context.ts";
import { listPage } from "../list/page.ts";
import * as Session from "../session/store.ts";
import { verdictOn } from "./due.ts";
import * as File from "./store.ts";
import { viewOf } from "./view.ts";

/** The clean-up runs once a day. */
const daysToNextRun = 1;

/** What the next clean-up would remove, and why, soonest first; nothing is changed. */
export function previewRetention(ctx: Context, input: RouteInput<"previewRetention">) {
  const nextRun = after(ctx.now(), { days: daysToNextRun });
  return listPage(
    ctx,
    input,
    "previewRetention",
    { index: "agenda", partition: "retention", sort: { atMost: nextRun } },
    async (item) => {
      if (item.kind !== "file") return undefined;
      const file = File.fileOf(item);
      const session = file.sessionId ? await Session.get(ctx, file.sessionId) : undefined;
      const verdict = verdictOn(file, session, ctx.settings.fileDays, nextRun);
      if ("keepUntil" in verdict) return undefined;
      return { file: viewOf(file, ctx.actor), dueAt: item.dueAt as string, reason: verdict.remove };
    },
  );
}
