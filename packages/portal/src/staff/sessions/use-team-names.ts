import { useQuery } from "@tanstack/react-query";
import { useStaff } from "../sign-in/staff.tsx";

/** Who of the team has signed in so far: the first hundred. */
export function useTeamNames() {
  const { client } = useStaff();
  return useQuery({
    queryKey: ["staff", "team"],
    queryFn: async ({ signal }) => (await client.listStaff({ limit: 100 }, { signal })).items,
    staleTime: 5 * 60_000,
  });
}
