import type { CallAnswer } from "@luna/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStaff } from "../sign-in/staff.tsx";

const overview = ["staff", "overview"];

/** Says that somebody sees to an alert. */
export function useAcknowledge(id: string) {
  const { client } = useStaff();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client.acknowledgeAlert({ id }),
    onSuccess: () => {
      // The service counts a few seconds later: its next count is awaited, and one is taken away until then.
      queryClient.setQueryData<CallAnswer<"readOverview">>(
        overview,
        (held) => held && { ...held, alerts: Math.max(0, held.alerts - 1) },
      );
      return queryClient.invalidateQueries({
        queryKey: ["staff"],
        predicate: ({ queryKey }) => queryKey[1] !== overview[1],
      });
    },
  });
}
