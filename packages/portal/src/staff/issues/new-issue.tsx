import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../page/dialog.tsx";
import { Failure } from "../../page/failure.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import type { Issue } from "./issues-page.tsx";

/** Records a problem that somebody has seen and no rule has found. */
export function NewIssue({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const texts = useStaffTexts().issues;
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.add}>
      {opened && <Form onClose={onClose} />}
    </Dialog>
  );
}

function Form({ onClose }: { onClose(): void }) {
  const { issues: texts, words } = useStaffTexts();
  const { states } = useTexts();
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState("");
  const [severity, setSeverity] = useState<Issue["severity"]>("medium");
  const create = useMutation({
    mutationFn: () => client.createIssue({ title: title.trim(), severity }),
    onSuccess: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: ["staff", "issues"] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (title.trim()) create.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={texts.what}
          required
          maxLength={200}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label={texts.severity}
          value={severity}
          data={Object.entries(words.severity).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setSeverity(event.currentTarget.value as Issue["severity"])}
        />
        {create.isError && <Failure error={create.error} />}
        <Group gap="sm">
          <Button type="submit" loading={create.isPending} disabled={!title.trim()}>
            {states.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {states.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
