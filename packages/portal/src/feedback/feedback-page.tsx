import { Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { Heading } from "../page/heading.tsx";
import { QueryView } from "../page/query-view.tsx";
import { StateCard } from "../page/state-card.tsx";
import { ParticipantOnly } from "../participant/participant.tsx";
import { useSession } from "../session/use-session.ts";
import { useTexts } from "../texts/language.ts";
import { answersIn, isSubmitted } from "./answers.ts";
import { FeedbackForm } from "./feedback-form.tsx";

/** What a participant has to say about a session, saved while it is said. */
export function FeedbackPage() {
  return (
    <ParticipantOnly>
      <Feedback />
    </ParticipantOnly>
  );
}

function Feedback() {
  const texts = useTexts().feedback;
  const { id } = useParams({ from: "/site/sessions/$id/feedback" });
  return (
    <QueryView query={useSession(id)} rows={6}>
      {(session) =>
        session.startedAt ? (
          <FeedbackForm
            sessionId={id}
            first={answersIn(session.feedback)}
            submitted={isSubmitted(session.feedback)}
          />
        ) : (
          <Stack gap="lg">
            <Heading>{texts.title}</Heading>
            <StateCard icon="clock" title={texts.notYet} />
          </Stack>
        )
      }
    </QueryView>
  );
}
