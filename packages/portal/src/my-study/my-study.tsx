import { Stack } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import { ConfirmAddress } from "../mail-link/confirm-address.tsx";
import { Heading } from "../page/heading.tsx";
import { QueryView } from "../page/query-view.tsx";
import { ParticipantOnly, useOwn, usePerson } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";
import { nextStepOf } from "./next-step.ts";
import { NextStepCard } from "./next-step-card.tsx";
import { SessionList } from "./session-list.tsx";

/** Where a participant stands, and what comes next. */
export function MyStudy() {
  return (
    <ParticipantOnly>
      <Mine />
    </ParticipantOnly>
  );
}

function Mine() {
  const { sessionId } = useOwn();
  if (sessionId) return <Navigate to="/sessions/$id" params={{ id: sessionId }} replace />;
  return <Whole />;
}

function Whole() {
  const texts = useTexts();
  return (
    <QueryView query={usePerson()} rows={5}>
      {(person) => (
        <Stack gap="lg">
          <Heading>{texts.myStudy.hello(person.participant.firstName)}</Heading>
          {!person.participant.emailVerifiedAt && (
            <ConfirmAddress
              email={person.participant.email}
              text={texts.myStudy.unverifiedText(person.participant.email)}
            />
          )}
          <NextStepCard next={nextStepOf(person, Date.now())} />
          <SessionList sessions={person.sessions} feedback={person.feedback} />
        </Stack>
      )}
    </QueryView>
  );
}
