import type { EventType } from "@luna/contracts/events/event-types";
import type { ToProgram } from "@luna/contracts/frames/frames";
import type { Client } from "../client/create-client.ts";
import type { EventQueue } from "./event-queue.ts";

export interface TrackedEvent {
  type: EventType;
  /** ISO 8601 in UTC; now where not said. */
  at?: string;
  target?: string;
  task?: string;
  data?: Record<string, unknown>;
}

export type ProgramCommand = Omit<Extract<ToProgram, { type: "command" }>, "type">;

export interface ProgramOptions {
  /** With the token of pairing or of the session's start. */
  client: Client;
  sessionId: string;
  source: string;
  /** The highest number that is taken: what the service has of this source, or what the queue still holds. */
  lastSeq: number;
  /** Where events wait; in memory where not said. */
  queue?: EventQueue;
  /** A batch is sent with this many events (50), or so long after its first (1000 ms). */
  batchEvents?: number;
  batchAfterMs?: number;
  /** Bounds of what waits: 10,000 events, 8 MB. Beyond them events are dropped, counted, and the count is sent. */
  mostPending?: number;
  mostPendingBytes?: number;
  /** False leaves out the WebSocket, and with it commands, who watches, and heartbeats between events. */
  socket?: boolean;
  /** 15 where not said. */
  heartbeatSeconds?: number;
  /** Carries out a command of the study team; what it resolves with is sent as the outcome, a throw as a refusal. */
  onCommand?(command: ProgramCommand): unknown;
  /** How many people watch. */
  onWatchers?(count: number): void;
  onProblem?(error: Error): void;
  /** The program's clock in ms since 1970. */
  now?(): number;
}

export interface Program {
  /** Takes an event; false when it is not one, when there is no room, or when sending has ended. */
  track(event: TrackedEvent): boolean;
  /** True once everything tracked so far is acknowledged, false if that took longer (10 s) or cannot be. */
  flush(timeoutMs?: number): Promise<boolean>;
  /** Flushes and ends, within the time (10 s) even if the store hangs. */
  close(timeoutMs?: number): Promise<boolean>;
  status(): {
    pending: number;
    /** Highest number that the service has. */
    acknowledged: number;
    dropped: number;
    /** Why nothing is sent any more, if so. */
    stoppedBy?: Error;
  };
}
