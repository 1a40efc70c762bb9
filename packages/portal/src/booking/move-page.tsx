import { useNavigate, useParams } from "@tanstack/react-router";
import { ParticipantOnly, useOwn } from "../participant/participant.tsx";
import { useTakeOver } from "../session/use-session.ts";
import { useTexts } from "../texts/language.ts";
import { ChooseTime } from "./choose-time.tsx";

/** Moves a booked session to another free time. */
export function MovePage() {
  return (
    <ParticipantOnly>
      <Move />
    </ParticipantOnly>
  );
}

function Move() {
  const texts = useTexts().booking;
  const { id } = useParams({ from: "/site/sessions/$id/move" });
  const { client } = useOwn();
  const takeOver = useTakeOver();
  const navigate = useNavigate();
  return (
    <ChooseTime
      of={id}
      title={texts.moveTitle}
      button={texts.move}
      take={async (scheduledAt) => {
        const { session } = await client.updateSession({ id, scheduledAt });
        takeOver(session);
        await navigate({ to: "/sessions/$id", params: { id } });
      }}
    />
  );
}
