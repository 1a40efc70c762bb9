import type { CallInput } from "@luna/sdk";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Ask } from "../../page/ask.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { type SessionView, sessionKeys } from "./use-session-view.ts";

type Outcome = CallInput<"judgeTask">["outcome"];

/** A researcher's word on how a task went, which stands whatever the events say. */
export function JudgeTask(props: {
  sessionId: string;
  task: SessionView["tasks"][number];
  title: string;
}) {
  const { session, words } = useStaffTexts();
  const texts = session.judgeTask;
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const { sessionId, task } = props;
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(task.outcome ?? "success");
  const [reason, setReason] = useState(task.reason ?? "");
  const shown = task.outcome ? words.outcome[task.outcome] : texts.change;
  const judge = useMutation({
    mutationFn: () =>
      client.judgeTask({ id: sessionId, task: task.id, outcome, reason: reason.trim() }),
    onSuccess: () => {
      setOpen(false);
      return queryClient.invalidateQueries({ queryKey: sessionKeys.all(sessionId) });
    },
  });
  return (
    <>
      <Button
        variant="light"
        size="compact-sm"
        aria-label={`${shown}: ${props.title}`}
        onClick={() => setOpen(true)}
      >
        {shown}
      </Button>
      <Ask
        opened={open}
        title={texts.title(props.title)}
        confirm={texts.change}
        disabled={reason.trim() === ""}
        call={judge}
        onConfirm={() => judge.mutate()}
        onClose={() => setOpen(false)}
      >
        <NativeSelect
          label={texts.outcome}
          data={Object.entries(words.outcome).map(([value, label]) => ({ value, label }))}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value as Outcome)}
        />
        <TextInput
          label={texts.reason}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Ask>
    </>
  );
}
