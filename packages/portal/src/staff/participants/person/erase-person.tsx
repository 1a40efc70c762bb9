import { Alert, Button, Checkbox, Group, Progress, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../../../page/dialog.tsx";
import { Failure } from "../../../page/failure.tsx";
import { Icon } from "../../../page/icon.tsx";
import { LinkButton } from "../../../page/link.tsx";
import { QueryView } from "../../../page/query-view.tsx";
import { Section } from "../../../page/section.tsx";
import { useJob } from "../../../page/use-job.ts";
import { useTexts } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { useStaff } from "../../sign-in/staff.tsx";
import type { Known } from "./use-person.ts";

/** Erases a person from every store; under a legal hold it waits, and says so. */
export function ErasePerson({ person, held }: { person: Known; held: boolean }) {
  const texts = useStaffTexts().person.erase;
  const { states } = useTexts();
  const { client } = useStaff();
  const [asking, { open, close }] = useDisclosure(false);
  const [sure, setSure] = useState(false);
  const erase = useMutation({ mutationFn: () => client.eraseParticipant({ id: person.id }) });
  return (
    <Section title={texts.title} text={texts.text}>
      {held && <Alert icon={<Icon name="lock" />}>{texts.held}</Alert>}
      <Button color="red" variant="light" className="narrow-full" onClick={open}>
        {texts.button}
      </Button>
      <Dialog
        opened={asking}
        onClose={close}
        title={texts.ask(person.code)}
        keep={erase.data !== undefined}
      >
        <Stack gap="md">
          {erase.data ? (
            <Erasing jobId={erase.data.jobId} held={held} />
          ) : (
            <>
              <Text>{texts.what}</Text>
              {held && <Text>{texts.held}</Text>}
              <Checkbox
                label={texts.sure}
                checked={sure}
                onChange={(event) => setSure(event.currentTarget.checked)}
              />
              {erase.isError && <Failure error={erase.error} />}
              <Group gap="sm">
                <Button
                  color="red"
                  disabled={!sure}
                  loading={erase.isPending}
                  onClick={() => erase.mutate()}
                >
                  {texts.button}
                </Button>
                <Button variant="default" onClick={close}>
                  {states.cancel}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </Dialog>
    </Section>
  );
}

/** How far it is; the job keeps the certificate. */
function Erasing({ jobId, held }: { jobId: string; held: boolean }) {
  const { person, participants } = useStaffTexts();
  const texts = person.erase;
  const { client } = useStaff();
  return (
    <QueryView query={useJob(client, jobId)}>
      {({ status, percent, reason }) => (
        <Stack gap="sm" role="status">
          <Text>
            {status === "done"
              ? texts.done
              : status === "failed"
                ? (reason ?? texts.failed)
                : held
                  ? texts.waits
                  : texts.running(percent)}
          </Text>
          {status !== "done" && status !== "failed" && !held && (
            <Progress value={percent} aria-label={texts.title} />
          )}
          <Text size="sm" c="dimmed">
            {texts.certificate} <code>{jobId}</code>
          </Text>
          <LinkButton to="/staff/participants" variant="light" className="narrow-full">
            {participants.title}
          </LinkButton>
        </Stack>
      )}
    </QueryView>
  );
}
