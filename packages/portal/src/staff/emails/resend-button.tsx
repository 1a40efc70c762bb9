import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure } from "../../page/failure.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import type { Mail } from "./mail-columns.tsx";

/** Sends a mail once more, put together anew; not while it is on its way. */
export function ResendButton({ mail }: { mail: Mail }) {
  const { emails: texts, words } = useStaffTexts();
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const resend = useMutation({
    mutationFn: () => client.resendEmail({ id: mail.id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["staff"] }),
  });
  if (mail.status === "queued" || mail.status === "sending") return null;
  if (resend.isSuccess)
    return (
      <Text size="sm" role="status">
        {texts.resent}
      </Text>
    );
  return (
    <>
      <Button
        variant="light"
        size="compact-sm"
        loading={resend.isPending}
        aria-label={`${texts.resend}: ${words.emailKind[mail.kind]}`}
        onClick={() => resend.mutate()}
      >
        {texts.resend}
      </Button>
      {resend.isError && <Failure error={resend.error} />}
    </>
  );
}
