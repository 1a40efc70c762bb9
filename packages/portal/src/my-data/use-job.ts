import { useQuery } from "@tanstack/react-query";
import { useOwn } from "../participant/participant.tsx";

/** A job of one's own, read anew until it has ended. */
export function useJob(jobId: string | undefined) {
  const { client } = useOwn();
  return useQuery({
    queryKey: ["job", jobId],
    enabled: jobId !== undefined,
    queryFn: async ({ signal }) => (await client.readJob({ id: jobId ?? "" }, { signal })).job,
    refetchInterval: ({ state }) =>
      state.data?.status === "done" || state.data?.status === "failed" ? false : 1500,
  });
}
