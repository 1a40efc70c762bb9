/** What the fold of a session's events remembers: plain JSON, times in milliseconds since 1970. */
import type { Alert, Struggle } from "@luna/contracts/entities/observation";
import type { SessionTask } from "@luna/contracts/entities/session";
import type { SequenceRanges } from "@luna/contracts/events/event";
import type { Episode } from "../struggle/episode.ts";
import type { Machine } from "../struggle/machine.ts";
import type { Installation } from "./installation.ts";
import type { Span } from "./pauses.ts";
import type { TaskPause } from "./usual-pause.ts";

/** Raised when the same events would fold to something else. */
export const foldVersion = 5;

export interface FoldedSource {
  ranges: SequenceRanges;
  count: number;
  firstMs: number;
  lastMs: number;
  correctionMs?: number | undefined;
  /** Receipt of its newest chunk. */
  receivedMs: number;
  /** Heartbeats among its events. */
  beats?: { count: number; correctedMs: number; receivedMs: number; everyMs?: number };
  /** It said that it would go: silence after that is no lost connection. */
  leftAt?: number;
}

export interface FoldedTask {
  status: SessionTask["status"];
  startedMs?: number;
  endedMs?: number;
  /** Receipt of what ended it. */
  endReceivedMs?: number;
  /** Rank of the source that said so: a higher one overrules. */
  startRank: number;
  endRank: number;
  rating?: number;
  errors: number;
  helps: number;
  retries: number;
  /** The longest pause in acts and activity while it ran, the machine's work left out. */
  longestPauseMs?: number;
}

export interface ErrorGroup {
  fingerprint: string;
  type: string;
  message: string;
  code?: string;
  severity?: string;
  task?: string;
  count: number;
  /** Of these, how many were not what their task is about. */
  unexpected: number;
  firstMs: number;
  lastMs: number;
  /** Receipt of the last one. */
  receivedMs: number;
}

/** How a command of the team went, by the program's own word. */
export interface CommandOutcome {
  id: string;
  command: string;
  outcome: string;
  ms: number;
}

/** An alert that the fold found, as it is raised or counted up. */
export interface FoundAlert
  extends Pick<Alert, "kind" | "severity" | "message" | "evidence" | "count"> {
  id: string;
  rule: string;
  task?: string;
  /** Receipt of the first and the last evidence. */
  raisedMs: number;
  lastMs: number;
  /** The first evidence came after the session's end or over 15 minutes late: nobody is mailed. */
  stale: boolean;
  /** Since when a connection has been lost: what is found of one loss is one alert. */
  sinceMs?: number;
}

export interface FoldState {
  version: number;
  sources: Record<string, FoldedSource>;
  /** The last event folded: what sorts before it makes the fold begin again. */
  position?: { correctedMs: number; source: string; seq: number };
  total: number;
  late: number;
  byType: Record<string, number>;
  tasks: Record<string, FoldedTask>;
  currentTask?: string;
  milestones: Record<string, number>;
  /** The installation, by its last try. */
  installation?: Installation;
  progress: number;
  errors: ErrorGroup[];
  struggles: Struggle[];
  alerts: FoundAlert[];
  /** Pauses between phases that begin before the last event folded. */
  pauses: Span[];
  /** Whether the machine works, and how long it has. */
  machine: Machine;
  /** The pause that the running task is in. */
  pause?: TaskPause;
  /** What programs reported of the team's commands, the first ones. */
  outcomes: CommandOutcome[];
  /** The clock has found that the session takes longer than planned. */
  extended?: true;
  /** The last loss of each source's connection that the clock has found. */
  losses: Record<string, { sinceMs: number; high: boolean }>;
  /** Memory of each rule. */
  rules: Record<string, unknown>;
  episodes: Record<string, Episode>;
  /** Receipt of the last event that keeps the session alive. */
  lastActMs?: number;
  /** Receipt of a break-down that no act has followed. */
  brokenMs?: number;
  /** Events by minute of receipt, the last few. */
  minutes: Record<string, number>;
  firstMs?: number;
  lastMs?: number;
}

export const beginFold = (): FoldState => ({
  version: foldVersion,
  sources: {},
  total: 0,
  late: 0,
  byType: {},
  tasks: {},
  milestones: {},
  progress: 0,
  errors: [],
  struggles: [],
  alerts: [],
  pauses: [],
  machine: { works: [], lastMs: 0, totalMs: 0 },
  outcomes: [],
  losses: {},
  rules: {},
  episodes: {},
  minutes: {},
});
