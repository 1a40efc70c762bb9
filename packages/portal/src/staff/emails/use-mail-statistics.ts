import { useQuery } from "@tanstack/react-query";
import { useStaff } from "../sign-in/staff.tsx";

/** How all mails so far fared. */
export function useMailStatistics() {
  const { client } = useStaff();
  return useQuery({
    queryKey: ["staff", "email-statistics"],
    queryFn: ({ signal }) => client.emailStatistics({}, { signal }),
  });
}
