import { table } from "@luna/contracts/routes/table";
import { beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/service.ts";
import { handler } from "./analytics.ts";
import { handler as sessions } from "./sessions.ts";

let service: TestService;
let token: string;
beforeAll(async () => {
  service = await testService();
  token = await service.staffToken("observer");
});

const call = (routeKey: string, query: Record<string, string> = {}, path = {}) =>
  service.call(handler, { routeKey, query: `${new URLSearchParams(query)}`, path, token });

describe("insights", () => {
  it("answer as the contract says, also of an empty study", async () => {
    const query = { from: "2026-11-01T00:00:00Z", segment: "technical" };
    const { status, body } = await call("GET /api/analytics/insights", query);
    expect(status).toBe(200);
    expect(table.readInsights.answers[200].safeParse(body).error).toBeUndefined();
    expect(body.completion).toEqual({ x: 0, n: 0 });
  });

  it("answer at once over any range that can be written", async () => {
    for (const query of [
      { from: "0000-01-01T00:00:00Z" },
      { from: "1900-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z" },
      { to: "9999-12-31T23:59:59Z" },
    ] as Record<string, string>[]) {
      const { status, body } = await call("GET /api/analytics/insights", query);
      expect(status).toBe(200);
      expect(table.readInsights.answers[200].safeParse(body).error).toBeUndefined();
    }
  });

  it("refuse a range that ends before it begins, and a filter that does not exist", async () => {
    const wrong = { from: "2026-11-02T00:00:00Z", to: "2026-11-01T00:00:00Z" };
    for (const query of [wrong, { colour: "blue" }])
      expect(
        (await call("GET /api/analytics/insights", query as Record<string, string>)).status,
      ).toBe(400);
  });
});

it("session statistics answer as the contract says", async () => {
  const routeKey = "GET /api/sessions/stats/overview";
  const { status, body } = await service.call(sessions, { routeKey, token });
  expect(status).toBe(200);
  expect(table.sessionStatistics.answers[200].safeParse(body).error).toBeUndefined();
});

describe("a report", () => {
  const routeKey = "GET /api/analytics/reports/{type}";

  it("comes as a PDF in binary, and as CSV to be saved", async () => {
    const pdf = await call(routeKey, { format: "pdf" }, { type: "user-experience" });
    expect(pdf.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^attachment; filename="user-experience-/),
    });
    expect(Buffer.from(pdf.body, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    const csv = await call(routeKey, { format: "csv" }, { type: "technical-issues" });
    expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  });

  it("over years is left to a job", async () => {
    const query = { from: "2020-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" };
    const { status, body } = await call(routeKey, query, { type: "segment-insights" });
    expect([status, body]).toEqual([202, { jobId: expect.stringMatching(/^job_/) }]);
  });
});
