import type { CallAnswer, CallInput } from "@luna/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useStaff } from "../../sign-in/staff.tsx";

type Answer = CallAnswer<"readParticipant">;
type Seen = Answer["participant"];
/** What observers see of a person, and what researchers see. */
export type Observed = Exclude<Extract<Seen, { segment: unknown }>, { email: string }>;
export type Known = Extract<Seen, { screenings: unknown }>;
export type Person = Omit<Answer, "participant"> & {
  participant: Observed;
  /** The same with name and contact data, for those who may see them. */
  known?: Known;
};

const personKey = (id: string) => ["staff", "participant", id] as const;

/** Everything of one person in one read, as this member of the team may see it. */
export function usePerson(id: string) {
  const { client } = useStaff();
  return useQuery({
    queryKey: personKey(id),
    queryFn: async ({ signal }): Promise<Person> => {
      const { participant, ...rest } = await client.readParticipant({ id }, { signal });
      if (!("segment" in participant)) throw new Error("the answer is not for the team");
      return "screenings" in participant
        ? { ...rest, participant, known: participant }
        : { ...rest, participant };
    },
  });
}

/** Changes what is given of a person, if nobody else has changed it since it was read. */
export function useChange({ id, version }: Pick<Known, "id" | "version">) {
  const { client } = useStaff();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changed: Omit<CallInput<"updateParticipant">, "id">) =>
      client.updateParticipant({ id, ...changed }, { ifMatch: version }),
    // Also when somebody else was first: what they changed is shown, and the next try is made on that.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["staff"] }),
  });
}
