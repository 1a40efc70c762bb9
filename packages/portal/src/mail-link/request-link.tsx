import { Button, Group, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Failure } from "../page/failure.tsx";
import { StateCard } from "../page/state-card.tsx";
import { useIsLive } from "../page/use-is-live.ts";
import { usePublicClient } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";

/** Asks for an e-mail address and has a sign-in link mailed to it. */
export function RequestLink({ email: known = "" }: { email?: string }) {
  const texts = useTexts();
  const client = usePublicClient();
  // A form without its script would put the address into the page's own.
  const isLive = useIsLive();
  const [email, setEmail] = useState(known);
  const request = useMutation({ mutationFn: () => client.requestLink({ email }) });

  if (request.isSuccess)
    return (
      <div role="status">
        <StateCard
          icon="mail"
          title={texts.link.sent}
          actions={
            <Button variant="subtle" onClick={() => request.reset()}>
              {texts.link.another}
            </Button>
          }
        />
      </div>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    request.mutate();
  };
  return (
    <form onSubmit={send}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={texts.link.email}
          type="email"
          name="email"
          autoComplete="email"
          required
          withAsterisk={false}
          maxLength={254}
          value={email}
          disabled={!isLive}
          flex="1 1 14rem"
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!isLive} loading={request.isPending}>
          {texts.link.send}
        </Button>
      </Group>
      {request.isError && (
        <div className="below">
          <Failure error={request.error} />
        </div>
      )}
    </form>
  );
}
