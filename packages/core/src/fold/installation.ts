/** How long the installation took: of the try that succeeded, pauses between phases left out. */
import type { EventType } from "@luna/contracts/events/event-types";
import type { FoldState } from "./state.ts";

export interface Installation {
  /** When the last try began, in milliseconds of running time. */
  beganRanMs?: number;
  /** From there to the first `install_completed`, milliseconds; 0 or less by wrong clocks. */
  tookMs?: number;
}

export function noteInstallation(state: FoldState, type: EventType, ranMs: number): void {
  const known = state.installation ?? {};
  if (known.tookMs !== undefined) return;
  if (type === "install_started") state.installation = { beganRanMs: ranMs };
  if (type === "install_completed" && known.beganRanMs !== undefined)
    state.installation = { ...known, tookMs: ranMs - known.beganRanMs };
}
