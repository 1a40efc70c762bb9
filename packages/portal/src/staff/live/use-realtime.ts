import type { CallAnswer } from "@luna/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useNow } from "../../page/use-now.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { boundsOf, type ClockBounds, narrowed, offsetOf } from "./clock-bounds.ts";

const key = ["staff", "realtime"];

interface Realtime {
  figures: CallAnswer<"readRealtime">;
  clock: ClockBounds;
}

/** How much is going on right now, and with it what time it is for the service. */
export function useRealtime(everyMs: number) {
  const { client } = useStaff();
  const queryClient = useQueryClient();
  return useQuery<Realtime>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const askedMs = Date.now();
      const figures = await client.readRealtime({}, { signal });
      const told = boundsOf(figures.at, askedMs, Date.now());
      const held = queryClient.getQueryData<Realtime>(key);
      return { figures, clock: narrowed(held?.clock, told) };
    },
    refetchInterval: everyMs,
  });
}

/**
 * The service's time, in ms since 1970: what it counts from is its own, and a device's clock may be minutes
 * off. Undefined until it is known; the device's where the service does not tell.
 */
export function useServiceNow(tickMs: number): number | undefined {
  const { data, isPending } = useRealtime(60_000);
  const now = useNow(tickMs);
  return isPending ? undefined : now + offsetOf(data?.clock);
}

/** Tells the service's time when it is asked for. */
export function useServiceClock(): () => number {
  const offset = offsetOf(useRealtime(60_000).data?.clock);
  return useCallback(() => Date.now() + offset, [offset]);
}
