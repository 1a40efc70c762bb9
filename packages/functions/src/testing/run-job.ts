/** Runs one job to its end by the function of the jobs; prints its greatest memory and its time. */
import { handler } from "../cron/jobs.ts";

const [jobId = ""] = process.argv.slice(2);
const startedAt = performance.now();
await handler(
  { "detail-type": "job.queued", detail: { jobId }, id: "1" } as Parameters<typeof handler>[0],
  { getRemainingTimeInMillis: () => 900_000 },
);
console.log(
  JSON.stringify({
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    seconds: Math.round(performance.now() - startedAt) / 1000,
  }),
);
