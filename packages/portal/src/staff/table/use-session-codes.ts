import { useQuery } from "@tanstack/react-query";
import { useStaff } from "../sign-in/staff.tsx";
import { everyPage } from "./every-page.ts";

/** Pages of 100 sessions that are read for their codes; older ones go without. */
const mostPages = 20;

/** What a session of an id is called (S0003); undefined while that is read, and where it is not found. */
export function useSessionCodes(): (id: string) => string | undefined {
  const { client } = useStaff();
  const codes = useQuery({
    queryKey: ["staff", "session-codes"],
    queryFn: async ({ signal }) => {
      const { items } = await everyPage<{ id: string; code: string }>(
        (cursor) => client.listSessions({ limit: 100, ...cursor }, { signal }),
        mostPages,
      );
      return new Map(items.map(({ id, code }) => [id, code]));
    },
    staleTime: 60_000,
  });
  return (id) => codes.data?.get(id);
}
