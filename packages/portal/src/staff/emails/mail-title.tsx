import { Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Dialog } from "../../page/dialog.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import type { Mail } from "./mail-columns.tsx";
import classes from "./mail-title.module.css";

/** What kind of mail it is; researchers open its text with it. */
export function MailTitle({ mail }: { mail: Mail }) {
  const { words, emails: texts } = useStaffTexts();
  const { may } = useStaff();
  const [open, { open: show, close }] = useDisclosure(false);
  const name = words.emailKind[mail.kind];
  if (!may("readEmail")) return <>{name}</>;
  return (
    <>
      <button type="button" className={classes.title} onClick={show}>
        {name}
      </button>
      {mail.subject && (
        <Text size="sm" c="dimmed" fw={400}>
          {mail.subject}
        </Text>
      )}
      <Dialog opened={open} onClose={close} title={mail.subject ?? name} size="lg">
        {open && <MailText id={mail.id} none={texts.noText} />}
      </Dialog>
    </>
  );
}

function MailText({ id, none }: { id: string; none: string }) {
  const { client } = useStaff();
  const mail = useQuery({
    queryKey: ["staff", "email", id],
    queryFn: async ({ signal }) => (await client.readEmail({ id }, { signal })).email,
  });
  return (
    <QueryView query={mail} rows={6}>
      {({ to, text, failure }) => (
        <Stack gap="sm">
          {to && <Text c="dimmed">{to}</Text>}
          {failure && <Text c="red">{failure}</Text>}
          {text ? <pre className={classes.text}>{text}</pre> : <Text c="dimmed">{none}</Text>}
        </Stack>
      )}
    </QueryView>
  );
}
