/** How long the machine took, from milestone to milestone. */
import type { FoldState } from "../fold/state.ts";

const spans = {
  downloadSeconds: ["download_started", "download_completed"],
  installSeconds: ["install_started", "install_completed"],
  launchSeconds: ["install_completed", "luna_launched"],
} as const;

/** Spans of zero or less are the work of wrong clocks: left out, and counted. */
export function performanceOf(state: Pick<FoldState, "milestones"> | undefined) {
  const result: Record<string, number> = {};
  let leftOut = 0;
  for (const [name, [from, to]] of Object.entries(spans)) {
    const [start, end] = [state?.milestones[from], state?.milestones[to]];
    if (start === undefined || end === undefined) continue;
    if (end <= start) leftOut++;
    else result[name] = (end - start) / 1000;
  }
  return { ...result, leftOut };
}
