import { needsReason, nextStatuses } from "@luna/sdk";
import { Button, Group, Menu, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../../../page/dialog.tsx";
import { Failure } from "../../../page/failure.tsx";
import { useTexts } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { type Known, useChange } from "./use-person.ts";

type Status = Known["status"];

/** The ways that are open to a researcher from here; taking something back asks for a reason. */
export function StatusChange({ person }: { person: Known }) {
  const { words, person: texts } = useStaffTexts();
  const { states } = useTexts();
  const [wanted, setWanted] = useState<Status>();
  const [reason, setReason] = useState("");
  const change = useChange(person);
  const open = nextStatuses(person.status, "researcher");
  const needed = wanted !== undefined && needsReason(person.status, wanted);
  const close = () => {
    setWanted(undefined);
    change.reset();
  };
  if (open.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{texts.changeStatus}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {open.map((status) => (
            <Menu.Item key={status} onClick={() => setWanted(status)}>
              {texts.statusActions[status] ?? words.participantStatus[status]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={wanted !== undefined} onClose={close} title={texts.changeStatus}>
        {wanted && (
          <Stack gap="md">
            <Text>
              {texts.statusFromTo(
                words.participantStatus[person.status],
                words.participantStatus[wanted],
              )}
            </Text>
            <Textarea
              label={texts.reason}
              required={needed}
              maxLength={500}
              autosize
              minRows={2}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {change.isError && <Failure error={change.error} />}
            <Group gap="sm">
              <Button
                loading={change.isPending}
                disabled={needed && reason.trim() === ""}
                onClick={() =>
                  change.mutate(
                    { status: wanted, ...(reason.trim() && { reason: reason.trim() }) },
                    { onSuccess: close },
                  )
                }
              >
                {states.save}
              </Button>
              <Button variant="default" onClick={close}>
                {states.cancel}
              </Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </>
  );
}
