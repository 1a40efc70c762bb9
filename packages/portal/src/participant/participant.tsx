import type { CallAnswer, Client } from "@luna/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useRouterState } from "@tanstack/react-router";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useService } from "../service/service.tsx";
import { type Language, useLanguageChoice } from "../texts/language.ts";
import { useFollowLocale } from "../texts/use-follow-locale.ts";
import { type SignedIn, useSignedIn } from "./signed-in.ts";

export interface Own extends SignedIn {
  /** The client as this person. */
  client: Client;
}

const OwnContext = createContext<Own | undefined>(undefined);

/** Shows its pages to a signed-in participant; others are led to the sign-in and back. */
export function ParticipantOnly({ children }: { children: ReactNode }) {
  const service = useService();
  const who = useSignedIn();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const own = useMemo(
    () => who && { ...who, client: service.client.as(who.token) },
    [who, service],
  );
  if (!own) return <Navigate to="/sign-in" search={{ back: here }} replace />;
  return (
    <OwnContext value={own} key={own.participantId}>
      <FollowLocale />
      {children}
    </OwnContext>
  );
}

/** @throws Error outside of `ParticipantOnly` */
export function useOwn(): Own {
  const own = useContext(OwnContext);
  if (!own) throw new Error("useOwn needs a ParticipantOnly above it");
  return own;
}

const personKey = (participantId: string) => ["participant", participantId] as const;

type Answer = CallAnswer<"readParticipant">;
export type OwnParticipant = CallAnswer<"giveConsent">["participant"];
export type Person = Omit<Answer, "participant"> & { participant: OwnParticipant };
export type PersonSession = Answer["sessions"][number];

/** Everything of the signed-in person in one read. A link that is good for one session only gets 403. */
export function usePerson(options: { enabled?: boolean } = {}) {
  const { client, participantId } = useOwn();
  return useQuery({
    queryKey: personKey(participantId),
    enabled: options.enabled ?? true,
    queryFn: async ({ signal }): Promise<Person> => {
      const { participant, ...rest } = await client.readParticipant(
        { id: participantId },
        { signal },
      );
      if (!("consents" in participant)) throw new Error("the answer is not one's own");
      return { ...rest, participant };
    },
  });
}

/** Speaks the participant's language, and saves one that is chosen; asks the service only where either is open. */
function FollowLocale() {
  const { client, participantId, sessionId } = useOwn();
  const queryClient = useQueryClient();
  const { isChosen, unsaved } = useLanguageChoice();
  // A link for one session reads that session only, which says the language too.
  const person = usePerson({ enabled: !sessionId && (!isChosen || unsaved) });
  const save = useCallback(
    async (locale: Language) => {
      await client.updateParticipant({ id: participantId, locale });
      await queryClient.invalidateQueries({ queryKey: ["participant", participantId] });
    },
    [client, participantId, queryClient],
  );
  useFollowLocale(person.data?.participant.locale, save);
  return null;
}
