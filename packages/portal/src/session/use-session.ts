import type { CallAnswer } from "@luna/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type OwnParticipant, useOwn } from "../participant/participant.tsx";

export type Session = CallAnswer<"readSession">["session"];

export const sessionKey = (id: string) => ["session", id] as const;

/** One's own session; read anew every few seconds while it runs. */
export function useSession(id: string) {
  const { client } = useOwn();
  return useQuery({
    queryKey: sessionKey(id),
    queryFn: async ({ signal }) => (await client.readSession({ id }, { signal })).session,
    refetchInterval: ({ state }) => (state.data?.status === "in-progress" ? 5_000 : false),
  });
}

/** Takes over what a change of a session answered; the list of sessions is read anew. */
export function useTakeOver(): (session: Session) => void {
  const queryClient = useQueryClient();
  return (session) => {
    // The answer of a change holds less than a read: what came with the session stays.
    queryClient.setQueryData(sessionKey(session.id), (known: Session | undefined) => ({
      ...known,
      ...session,
    }));
    void queryClient.invalidateQueries({ queryKey: sessionKey(session.id) });
    void queryClient.invalidateQueries({ queryKey: ["participant"] });
  };
}

/** The person as a session's own answer holds it; a link for one session gets it only from there. */
export function personIn(session: Session): OwnParticipant | undefined {
  const { participant } = session;
  return participant && "consents" in participant
    ? (participant as unknown as OwnParticipant)
    : undefined;
}
