import type { CallOptions } from "./call.ts";
import type { CallInput, Client } from "./create-client.ts";

export type ReportFile =
  | { kind: "file"; name: string; blob: Blob }
  /** Too long for one answer: the job leads to the file. */
  | { kind: "job"; jobId: string };

/** A report as the bytes of its file, in the form that `format` names; long ranges are made by a job. */
export async function readReportFile(
  client: Client,
  input: CallInput<"readReport">,
  options?: CallOptions,
): Promise<ReportFile> {
  const response = await client.open("readReport", input, {
    ...options,
    accept: "application/pdf, text/csv, application/json",
  });
  if (response.status === 202) {
    const { jobId } = (await response.json()) as { jobId: string };
    return { kind: "job", jobId };
  }
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return {
    kind: "file",
    name: named ?? `${input.type}.${input.format ?? "json"}`,
    blob: await response.blob(),
  };
}
