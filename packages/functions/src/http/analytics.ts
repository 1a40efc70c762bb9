import { analytics } from "@luna/contracts/routes/analytics";
import { analyzeSession } from "@luna/core/analytics/analyze-session";
import { readJourney } from "@luna/core/analytics/read-journey";
import { readRealtime } from "@luna/core/analytics/read-realtime";
import { http } from "../edge/http.ts";

export const handler = http(analytics, { analyzeSession, readJourney, readRealtime });
