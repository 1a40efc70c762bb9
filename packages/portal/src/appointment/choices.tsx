import { Alert, Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "../page/failure.tsx";
import { LinkButton } from "../page/link.tsx";
import { useOwn } from "../participant/participant.tsx";
import { type Session, useTakeOver } from "../session/use-session.ts";
import { useTexts } from "../texts/language.ts";

/** Confirm, move, cancel; a cancel is asked for twice, since the time is gone afterwards. */
export function Choices({ session, ...props }: { session: Session; cancelling: boolean }) {
  const texts = useTexts().appointment;
  const { client } = useOwn();
  const takeOver = useTakeOver();
  const [cancelling, setCancelling] = useState(props.cancelling);
  const change = useMutation({
    mutationFn: (verb: "confirmSession" | "cancelSession") => client[verb]({ id: session.id }),
    onSuccess: (answer) => {
      setCancelling(false);
      takeOver(answer.session);
    },
  });
  const { status } = session;
  if (status === "cancelled" || status === "no-show")
    return (
      <LinkButton to="/book" variant="light" className="narrow-full">
        {texts.again}
      </LinkButton>
    );
  if (status !== "scheduled" && status !== "confirmed") return null;
  return (
    <>
      {change.isError && <Failure error={change.error} />}
      {cancelling ? (
        <Alert color="red" title={texts.reallyCancel}>
          <Group gap="sm" mt="xs">
            <Button
              color="red"
              loading={change.isPending}
              onClick={() => change.mutate("cancelSession")}
            >
              {texts.yesCancel}
            </Button>
            <Button variant="default" onClick={() => setCancelling(false)}>
              {texts.keep}
            </Button>
          </Group>
        </Alert>
      ) : (
        <Group gap="sm">
          {status === "scheduled" && (
            <Button loading={change.isPending} onClick={() => change.mutate("confirmSession")}>
              {texts.confirm}
            </Button>
          )}
          <LinkButton to="/sessions/$id/move" params={{ id: session.id }} variant="light">
            {texts.move}
          </LinkButton>
          <Button variant="subtle" color="gray" onClick={() => setCancelling(true)}>
            {texts.cancel}
          </Button>
        </Group>
      )}
    </>
  );
}
