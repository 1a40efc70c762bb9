import { Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { hasAgreed, nextStepOf } from "../my-study/next-step.ts";
import { Heading } from "../page/heading.tsx";
import { inWords } from "../page/moment.tsx";
import { QueryView } from "../page/query-view.tsx";
import { StateCard } from "../page/state-card.tsx";
import { ParticipantOnly, useOwn, usePerson } from "../participant/participant.tsx";
import { personIn, useSession } from "../session/use-session.ts";
import { useRegion, useTexts } from "../texts/language.ts";
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

function BookByLink({ sessionId }: { sessionId: string }) {
  const texts = useTexts();
  const region = useRegion();
  const { client, participantId } = useOwn();
  const [booked, setBooked] = useState<string>();
  const session = useSession(sessionId);
  const person = session.data && personIn(session.data);
  if (person && !hasAgreed(person)) return <ConsentFirst />;
  if (booked)
    return (
      <Stack gap="lg">
        <Heading>{texts.appointment.title}</Heading>
        <div role="status">
          <StateCard icon="calendar" title={inWords(booked, { region, form: "long" })}>
            {texts.booking.mailed}
          </StateCard>
        </div>
      </Stack>
    );
  return (
    <ChooseTime
      of={participantId}
      title={texts.booking.title}
      button={texts.booking.book}
      take={async (scheduledAt) => {
        await client.createSession({ participantId, scheduledAt });
        setBooked(scheduledAt);
      }}
    />
  );
}
