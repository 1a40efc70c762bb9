import { Button, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../texts/language.ts";
import { Dialog } from "./dialog.tsx";
import { Failure } from "./failure.tsx";

/** The call behind a question, as TanStack Query tells of it. */
export interface Asked {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  reset(): void;
}

/** Asks before something is done that cannot be taken back; what fails is said where it was asked. */
export function Ask(props: {
  opened: boolean;
  title: string;
  /** What the button does, in a word or two. */
  confirm: string;
  danger?: boolean;
  disabled?: boolean;
  /** Room for more than a sentence. */
  wide?: boolean;
  call: Asked;
  onConfirm(): void;
  onClose(): void;
  children?: ReactNode;
}) {
  const { states } = useTexts();
  const { call } = props;
  const close = () => {
    call.reset();
    props.onClose();
  };
  return (
    <Dialog
      opened={props.opened}
      onClose={close}
      title={props.title}
      size={props.wide ? "xl" : "md"}
    >
      <Stack gap="md">
        {props.children}
        {call.isError && <Failure error={call.error} />}
        <Group gap="sm">
          <Button
            {...(props.danger && { color: "red" })}
            loading={call.isPending}
            disabled={props.disabled ?? false}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
          <Button variant="default" onClick={close}>
            {states.cancel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
