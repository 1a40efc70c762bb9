import { analytics } from "@luna/contracts/routes/analytics";
import { analyzeSession } from "@luna/core/analytics/analyze-session";
import { readJourney } from "@luna/core/analytics/read-journey";
import { readRealtime } from "@luna/core/analytics/read-realtime";
import { readInsights } from "@luna/core/insights/read";
import { readReport } from "@luna/core/report/read";
import { http } from "../edge/http.ts";

export const handler = http(analytics, {
  analyzeSession,
  readInsights,
  readJourney,
  readRealtime,
  readReport,
});
