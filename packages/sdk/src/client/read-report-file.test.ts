import { expect, it } from "vitest";
import { startFakeService } from "../testing/fake-service.ts";
import { createClient } from "./create-client.ts";
import { readReportFile } from "./read-report-file.ts";

it("gives the bytes of a report untouched, by the name that the service says", async () => {
  const bytes = "%PDF-1.7\n\u00e9\u00ff";
  await using service = await startFakeService(() => ({
    status: 200,
    text: bytes,
    headers: {
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="user-experience.pdf"',
    },
  }));
  const client = createClient({ baseUrl: service.url });
  const file = await readReportFile(client, { type: "user-experience", format: "pdf" });
  if (file.kind !== "file") throw new Error("a file was expected");
  expect(file.name).toBe("user-experience.pdf");
  expect(Buffer.from(await file.blob.arrayBuffer())).toEqual(Buffer.from(bytes));
  expect(service.calls[0]!.url).toBe("/api/analytics/reports/user-experience?format=pdf");
});

it("tells the job of a range that is too long for one answer", async () => {
  await using service = await startFakeService(() => ({ status: 202, json: { jobId: "job_1" } }));
  const client = createClient({ baseUrl: service.url });
  expect(await readReportFile(client, { type: "technical-issues", format: "csv" })).toEqual({
    kind: "job",
    jobId: "job_1",
  });
});
