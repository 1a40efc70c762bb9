import { Group, Text } from "@mantine/core";
import { isSubmitted } from "../feedback/answers.ts";
import { LinkButton } from "../page/link.tsx";
import { useOwn } from "../participant/participant.tsx";
import type { Session } from "../session/use-session.ts";
import { useTexts } from "../texts/language.ts";

/** Whether it has begun and is over. */
export const isOver = ({ startedAt, status }: Session): boolean =>
  startedAt !== undefined &&
  (status === "completed" || status === "failed" || status === "abandoned");

/** After a session: what becomes of what was recorded, thanks, and what can be done now. */
export function Afterwards({ session }: { session: Session }) {
  const texts = useTexts();
  // A link for one session opens nothing else.
  const { sessionId } = useOwn();
  const kept = !session.dataDeleted && !session.deletionWaits;
  return (
    <>
      {kept && <Text>{texts.appointment.dataKept}</Text>}
      <Group gap="sm">
        {kept && (
          <LinkButton to="/sessions/$id/feedback" params={{ id: session.id }}>
            {isSubmitted(session.feedback)
              ? texts.myStudy.feedbackGiven
              : texts.appointment.giveFeedback}
          </LinkButton>
        )}
        {!sessionId && (
          <LinkButton to="/me" variant="light">
            {texts.shell.mySessions}
          </LinkButton>
        )}
      </Group>
    </>
  );
}
