import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../page/dialog.tsx";
import { Failure } from "../../page/failure.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";

/** As many as the service queues at once. */
const mostPeople = 95;

/** Writes one message to people; says afterwards whom it did not go to, and why. */
export function MessageDialog(props: {
  /** Absent while nobody is written to. */
  to: readonly string[] | undefined;
  onClose(): void;
  onSent?(): void;
}) {
  const texts = useStaffTexts().participants.message;
  return (
    <Dialog
      opened={props.to !== undefined}
      onClose={props.onClose}
      title={texts.title(props.to?.length ?? 0)}
      size="lg"
    >
      {props.to && <Message {...props} to={props.to} />}
    </Dialog>
  );
}

function Message(props: { to: readonly string[]; onClose(): void; onSent?(): void }) {
  const texts = useStaffTexts().participants.message;
  const { states } = useTexts();
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const tooMany = props.to.length > mostPeople;
  const send = useMutation({
    mutationFn: () => client.sendMessage({ participantIds: [...props.to], subject, text }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["staff"] }),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (subject.trim() && text.trim() && !tooMany) send.mutate();
  }
  if (send.data)
    return (
      <Stack gap="md">
        <Text role="status">{texts.sent(send.data.queued)}</Text>
        {send.data.skipped.length > 0 && <Alert>{texts.skipped(send.data.skipped.length)}</Alert>}
        <Button
          className="narrow-full"
          onClick={() => {
            props.onSent?.();
            props.onClose();
          }}
        >
          {states.close}
        </Button>
      </Stack>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {tooMany && <Alert>{texts.tooMany(mostPeople)}</Alert>}
        <TextInput
          label={texts.subject}
          required
          maxLength={200}
          data-autofocus
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Textarea
          label={texts.text}
          description={texts.textHint}
          required
          autosize
          minRows={6}
          maxLength={10_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {send.isError && <Failure error={send.error} />}
        <Group gap="sm">
          <Button type="submit" loading={send.isPending} disabled={tooMany}>
            {texts.send}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {states.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
