import * as z from "zod/mini";
import { Job } from "../entities/record.ts";
import { JobId } from "../ids.ts";
import { routes } from "./route.ts";

export const jobs = routes("files", {
  readJob: {
    method: "GET",
    path: "/api/jobs/{id}",
    allow: ["self", "observer"],
    params: z.object({ id: JobId }),
    answers: { 200: z.object({ job: Job }) },
    summary: "How far one of the caller's own jobs is.",
  },
});
