import type { RouteInput } from "@luna/contracts/routes/table";
import type { Bucket } from "../aws/bucket.ts";
import type { JobStep } from "../job/job.ts";
import { reportFile } from "./file.ts";
import { makeReport } from "./make.ts";

/** Makes a report that is too long for a request, and leaves it as a file of the job. */
export const makeReportStep: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const { format, ...asked } = job.input as RouteInput<"readReport">;
  const { name, contentType, content } = await reportFile(await makeReport(ctx, asked), format);
  const key = `jobs/${job.id}/${name}`;
  await ctx.bucket.put(key, content, contentType);
  return { done: true, file: { key, name, contentType } };
};
