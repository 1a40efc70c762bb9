import type { CallAnswer } from "@luna/sdk";
import type { Tone } from "./badge.tsx";

/** How much a severity stands out. */
export const severityTones: Record<CallAnswer<"listAlerts">["items"][number]["severity"], Tone> = {
  low: "plain",
  medium: "look",
  high: "bad",
};
