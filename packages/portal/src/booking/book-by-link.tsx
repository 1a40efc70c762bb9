import { isApiError } from "@luna/sdk";
import { Stack } from "@mantine/core";
import { useState } from "react";
import { hasAgreed } from "../my-study/next-step.ts";
import { Heading } from "../page/heading.tsx";
import { LinkButton } from "../page/link.tsx";
import { inWords } from "../page/moment.tsx";
import { StateCard } from "../page/state-card.tsx";
import { useKeptState } from "../page/use-kept-state.ts";
import { useOwn } from "../participant/participant.tsx";
import { personIn, useSession } from "../session/use-session.ts";
import { useRegion, useTexts } from "../texts/language.ts";
import { ChooseTime } from "./choose-time.tsx";
import { ConsentFirst } from "./consent-first.tsx";

/** Books another session by the link of a missed one's mail. */
export function BookByLink({ sessionId }: { sessionId: string }) {
  const texts = useTexts().booking;
  const { client, participantId } = useOwn();
  const booked = useKeptState<{ at?: string }>(`luna.booked.${sessionId}`, {});
  const [elsewhere, setElsewhere] = useState(false);
  const session = useSession(sessionId);
  const person = session.data && personIn(session.data);
  if (booked.value.at || elsewhere) return <Booked at={booked.value.at} />;
  if (person && !hasAgreed(person)) return <ConsentFirst />;
  return (
    <ChooseTime
      of={participantId}
      title={texts.title}
      button={texts.book}
      take={async (scheduledAt) => {
        try {
          await client.createSession({ participantId, scheduledAt });
          booked.set({ at: scheduledAt });
        } catch (error) {
          if (!isApiError(error, "already_booked")) throw error;
          setElsewhere(true);
        }
      }}
    />
  );
}

/** The mail's link is good for its own session only: the new one is seen after signing in. */
function Booked({ at }: { at: string | undefined }) {
  const texts = useTexts();
  const region = useRegion();
  return (
    <Stack gap="lg">
      <Heading>{texts.appointment.title}</Heading>
      <div role="status">
        <StateCard
          icon="calendar"
          title={at ? inWords(at, { region, form: "long" }) : texts.booking.alreadyBooked}
          actions={
            <LinkButton to="/sign-in" variant="light">
              {texts.booking.signInToSee}
            </LinkButton>
          }
        >
          {at ? texts.booking.mailed : texts.booking.alreadyMailed}
        </StateCard>
      </div>
    </Stack>
  );
}
