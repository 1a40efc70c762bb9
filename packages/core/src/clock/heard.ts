/** Heartbeats of the tested program: sent every 15 seconds, they are missed after a minute. */
export const heartbeats = {
  /** Sent at least so often, they are expected to go on. */
  regularSeconds: 30,
  lostSeconds: 60,
  highSeconds: 300,
} as const;

/** What was last heard of a source, beside its events. */
export interface Heard {
  source: string;
  /** It sent heartbeats regularly. */
  regular: boolean;
  lastMs: number;
}
