import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { invalid } from "../error.ts";
import { queueJob } from "../job/queue.ts";
import { reply } from "../reply.ts";
import { reportFile } from "./file.ts";
import { isLong, makeReport } from "./make.ts";

/** A report as JSON, CSV or PDF; one over more than a year is made by a job. */
export async function readReport(ctx: Context, input: RouteInput<"readReport">) {
  const { format, ...asked } = input;
  if (asked.sessionId !== undefined && asked.type !== "session-summary")
    throw invalid("?sessionId", "is taken by the session summary only");
  if (asked.sessionId === undefined && isLong(ctx, asked)) {
    const { jobId, write } = queueJob(ctx, { kind: "report", input });
    await ctx.table.transact([write]);
    return reply(202, { jobId });
  }
  const report = await makeReport(ctx, asked);
  if (format === "json") return { ...report };
  const { name, contentType, content } = await reportFile(report, format);
  return reply(200, content, {
    "content-type": contentType,
    "content-disposition": `attachment; filename="${name}"`,
  });
}
