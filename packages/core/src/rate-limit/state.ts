/** How much of a rate limit is left to its caller. */
export interface RateLimitState {
  /** Calls in a window. */
  limit: number;
  remaining: number;
  /** Until the window ends. */
  resetSeconds: number;
}
