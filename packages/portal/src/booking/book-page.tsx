import { useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { hasAgreed, nextStepOf } from "../my-study/next-step.ts";
import { QueryView } from "../page/query-view.tsx";
import { ParticipantOnly, useOwn, usePerson } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";
import { BookByLink } from "./book-by-link.tsx";
import { ChooseTime } from "./choose-time.tsx";
import { ConsentFirst } from "./consent-first.tsx";

/** Books the next session of the plan; who has something else to do first is led there. */
export function BookPage() {
  return (
    <ParticipantOnly>
      <Book />
    </ParticipantOnly>
  );
}

function Book() {
  // A link of a session's mail books again, but opens nothing else of the person.
  const { sessionId } = useOwn();
  return sessionId ? <BookByLink sessionId={sessionId} /> : <BookNext />;
}

function BookNext() {
  const texts = useTexts().booking;
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <QueryView query={usePerson()} rows={6}>
      {(person) => {
        const { step } = nextStepOf(person, Date.now());
        if (step !== "booking" && step !== "consent" && step !== "resume")
          return <Navigate to="/me" replace />;
        if (!hasAgreed(person.participant)) return <ConsentFirst />;
        return (
          <ChooseTime
            of={participantId}
            title={texts.title}
            button={texts.book}
            take={async (scheduledAt) => {
              const { session } = await client.createSession({ participantId, scheduledAt });
              await navigate({ to: "/sessions/$id", params: { id: session.id } });
              await queryClient.invalidateQueries({ queryKey: ["participant"] });
            }}
          />
        );
      }}
    </QueryView>
  );
}
