/** The metrics of a session: what the fold of its events came to, in numbers. */
import type { FoldState } from "../fold/state.ts";

export interface MetricsSummary {
  eventCount: number;
  lateCount: number;
  byType: Record<string, number>;
  errors: number;
  struggles: number;
  helps: number;
  milestones: Record<string, string>;
  firstAt?: string | undefined;
  lastAt?: string | undefined;
  /** Corrections of clocks over 2 s, by source, milliseconds. */
  clockCorrections: Record<string, number>;
}

const shownCorrectionMs = 2000;
const instantOf = (ms: number): string => new Date(ms).toISOString();

export const summaryOf = (state: FoldState): MetricsSummary => ({
  eventCount: state.total,
  lateCount: state.late,
  byType: state.byType,
  errors: state.errors.reduce((sum, { count }) => sum + count, 0),
  struggles: state.struggles.filter((each) => each.state !== "retracted").length,
  helps: state.byType.help_requested ?? 0,
  milestones: Object.fromEntries(
    Object.entries(state.milestones).map(([type, ms]) => [type, instantOf(ms)]),
  ),
  ...(state.firstMs !== undefined && { firstAt: instantOf(state.firstMs) }),
  ...(state.lastMs !== undefined && { lastAt: instantOf(state.lastMs) }),
  clockCorrections: Object.fromEntries(
    Object.entries(state.sources).flatMap(([source, { correctionMs = 0 }]) =>
      Math.abs(correctionMs) > shownCorrectionMs ? [[source, correctionMs]] : [],
    ),
  ),
});
