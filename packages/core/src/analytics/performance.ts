/** How long the machine took, and how long it was from step to step. */
import { ranMsAt } from "../fold/pauses.ts";
import type { FoldState } from "../fold/state.ts";

const spans = {
  downloadSeconds: ["download_started", "download_completed"],
  installSeconds: ["install_started", "install_completed"],
  launchSeconds: ["install_completed", "luna_launched"],
} as const;

/**
 * Spans of zero or less are the work of wrong clocks: left out, and counted. The time between the phases
 * of a resumed session is in none of them.
 */
export function performanceOf(state: Pick<FoldState, "milestones" | "pauses"> | undefined) {
  const result: Record<string, number> = {};
  const milestones = state?.milestones ?? {};
  const seconds = (from: number, to: number) =>
    (ranMsAt(state?.pauses ?? [], to) - ranMsAt(state?.pauses ?? [], from)) / 1000;
  let leftOut = 0;
  for (const [name, [from, to]] of Object.entries(spans)) {
    const [start, end] = [milestones[from], milestones[to]];
    if (start === undefined || end === undefined) continue;
    if (end <= start) leftOut++;
    else result[name] = seconds(start, end);
  }
  const reached = Object.entries(milestones).sort(([, a], [, b]) => a - b);
  const steps = reached.slice(1).map(([to, at], before) => {
    const [from, since] = reached[before]!;
    return { from, to, seconds: seconds(since, at) };
  });
  return { ...result, steps, leftOut };
}
