import type { CallAnswer } from "@luna/sdk";
import { useQuery } from "@tanstack/react-query";
import { useStaff } from "../sign-in/staff.tsx";

type Team = CallAnswer<"listStaff">["items"];
const none: Team = [];

/** Who of the team has signed in so far; nobody while it is read. */
export function useTeam(): Team {
  const { client } = useStaff();
  const team = useQuery({
    queryKey: ["staff", "team"],
    queryFn: async ({ signal }) => (await client.listStaff({ limit: 100 }, { signal })).items,
    staleTime: 5 * 60_000,
  });
  return team.data ?? none;
}
