import type { Client } from "@luna/sdk";
import { useQuery } from "@tanstack/react-query";

/** A job of the caller's own, read anew until it has ended. */
export function useJob(client: Client, jobId: string | undefined) {
  return useQuery({
    queryKey: ["job", jobId],
    enabled: jobId !== undefined,
    queryFn: async ({ signal }) => (await client.readJob({ id: jobId ?? "" }, { signal })).job,
    refetchInterval: ({ state }) =>
      state.data?.status === "done" || state.data?.status === "failed" ? false : 1500,
  });
}
