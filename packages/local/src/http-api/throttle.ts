/** A limit as the stage has it; a rate of requests a second and a burst. */
export interface ThrottleSettings {
  ThrottlingBurstLimit?: number;
  ThrottlingRateLimit?: number;
}

/** Takes one token for a route; false: too many requests. */
export type Throttle = (routeKey: string) => boolean;

/**
 * Token buckets of a stage: a route with settings of its own has its own bucket, the others share
 * the default one. Without settings nothing is refused (the account's limit is far away).
 */
export function createThrottle(
  defaults: ThrottleSettings | undefined,
  routes: Record<string, ThrottleSettings> | undefined,
  now: () => number = () => performance.now(),
): Throttle {
  const buckets = new Map<string, () => boolean>();
  return (routeKey) => {
    const own = routes?.[routeKey];
    const settings = { ...defaults, ...own };
    const name = own ? routeKey : "";
    let take = buckets.get(name);
    if (!take) {
      take = bucket(settings, now);
      buckets.set(name, take);
    }
    return take();
  };
}

function bucket(settings: ThrottleSettings, now: () => number): () => boolean {
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = settings;
  // The gateway takes no notice of one without the other.
  if (burst === undefined || rate === undefined) return () => true;
  let tokens = burst;
  let filledAt = now();
  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + ((time - filledAt) / 1000) * rate);
    filledAt = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
